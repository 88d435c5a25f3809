using System.Text;

namespace Demarche.Knowledge;

/// <summary>What short names of persons are compared in: their atoms, with a blank between.</summary>
static class ShortName
{
    /// <summary>The key of a short name; null when it has a mark in it that no name has.</summary>
    public static string Key(ReadOnlySpan<char> name)
    {
        Span<char> buffer = stackalloc char[AtomReader.BufferSize];
        var reader = new AtomReader(name, buffer);
        var key = new StringBuilder();
        while (reader.MoveNext())
        {
            if (key.Length > 0)
                key.Append(' ');
            key.Append(reader.Atom);
        }
        return key.ToString();
    }
}
