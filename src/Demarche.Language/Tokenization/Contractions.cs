using System.Collections.Frozen;

namespace Demarche.Language.Tokenization;

/// <summary>Which words UD English cuts into several: <c>do|n't</c>, <c>can|not</c>, <c>Wang|'s</c>.</summary>
static class Contractions
{
    /// <summary>Without apostrophe; lengths of the last word and of the middle one, if there is one.</summary>
    static readonly FrozenDictionary<string, (byte Last, byte Middle)>.AlternateLookup<ReadOnlySpan<char>> s_bare =
        new Dictionary<string, (byte, byte)>(StringComparer.OrdinalIgnoreCase)
        {
            ["cannot"] = (3, 0), ["gonna"] = (2, 0), ["wanna"] = (2, 0), ["gotta"] = (2, 0), ["outta"] = (2, 0), ["dunno"] = (2, 1),
            ["gimme"] = (2, 0), ["lemme"] = (2, 0), ["dont"] = (2, 0), ["didnt"] = (2, 0), ["doesnt"] = (2, 0), ["cant"] = (2, 0),
            ["couldnt"] = (2, 0), ["wouldnt"] = (2, 0), ["shouldnt"] = (2, 0), ["isnt"] = (2, 0), ["wasnt"] = (2, 0),
            ["werent"] = (2, 0), ["arent"] = (2, 0), ["arnt"] = (2, 0), ["havent"] = (2, 0), ["hasnt"] = (2, 0), ["hadnt"] = (2, 0), ["aint"] = (2, 0),
            ["wont"] = (2, 0), ["im"] = (1, 0), ["ive"] = (2, 0), ["youre"] = (2, 0), ["theyre"] = (2, 0), ["youve"] = (2, 0),
            ["weve"] = (2, 0), ["theyve"] = (2, 0), ["youll"] = (2, 0), ["theyll"] = (2, 0), ["itll"] = (2, 0), ["thats"] = (1, 0),
            ["whats"] = (1, 0), ["theres"] = (1, 0), ["heres"] = (1, 0), ["hes"] = (1, 0), ["shes"] = (1, 0), ["elses"] = (1, 0),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How a word without apostrophe is cut; (0, 0) when it is one word.</summary>
    public static (byte Last, byte Middle) Bare(ReadOnlySpan<char> word) =>
        word.Length is >= 2 and <= 8 && s_bare.TryGetValue(word, out var cut) ? cut : word is "Lets" ? ((byte)1, (byte)0) : default;

    /// <summary>How a word with an apostrophe is cut; (0, 0) when it is one word (<c>O'Connor</c>).</summary>
    public static (byte Last, byte Middle) WithApostrophe(ReadOnlySpan<char> word)
    {
        var apostrophe = -1;
        for (var i = word.Length - 1; i >= 0 && i >= word.Length - 4; i--)
        {
            if (IsApostrophe(word[i]))
            {
                apostrophe = i;
                break;
            }
        }
        if (apostrophe <= 0)
            return default;
        var tail = word[(apostrophe + 1)..];
        var stem = word[..apostrophe];
        byte last = 0;
        if (tail.Length == 1)
        {
            var c = (char)(tail[0] | 0x20);
            if (c == 't' && stem.Length >= 2 && (stem[^1] | 0x20) == 'n')
                last = 3;
            else if (c is 's' or 'm' or 'd')
                last = 2;
        }
        else if (tail.Length == 2 && (tail.Equals("ll", StringComparison.OrdinalIgnoreCase)
            || tail.Equals("re", StringComparison.OrdinalIgnoreCase) || tail.Equals("ve", StringComparison.OrdinalIgnoreCase)))
            last = 3;
        if (last == 0)
            return default;

        // A second one before it: should|n't|'ve, they|'d|'ve.
        var rest = word[..^last];
        var middle = rest.Length >= 4 ? WithApostrophe(rest) : default;
        return (last, middle.Middle == 0 ? middle.Last : (byte)0);
    }

    public static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '`' or '\u00B4' or '\u02BC' or '\u2018';
}
