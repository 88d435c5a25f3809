using System.Runtime.CompilerServices;

namespace Demarche.Testing;

/// <summary>Snapshots with Verify's file convention: <c>Name.verified.txt</c> beside the test, <c>Name.received.txt</c> when it differs.</summary>
public static class Snapshot
{
    /// <summary>Compares <paramref name="actual"/> with the committed snapshot of that name; line ends and the last newline don't count.</summary>
    public static void Verify(string actual, [CallerMemberName] string name = "", [CallerFilePath] string file = "")
    {
        var folder = Path.GetDirectoryName(file)!;
        var stem = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(file)}.{name}");
        var verified = stem + ".verified.txt";
        var received = stem + ".received.txt";
        var text = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (File.Exists(verified) && File.ReadAllText(verified).ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, text);
        Assert.Fail($"The snapshot differs. Compare {received} with {verified}; if the new one is right, rename it.");
    }
}
