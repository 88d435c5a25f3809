using System.Text;

namespace Demarche.Cli.Output;

/// <summary>Text for people: safe to show and cut to lines.</summary>
static class Printable
{
    /// <summary>The text on one line; characters that would steer the terminal are shown as U+FFFD.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\r' or '\t')
                line.Append(' ');
            else if (char.IsControl(c) || c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069')
                line.Append('\ufffd');
            else
                line.Append(c);
        }
        return line.ToString();
    }

    /// <summary>At most <paramref name="length"/> characters, the last an ellipsis when some are missing.</summary>
    public static string Cut(string text, int length) => text.Length <= length
        ? text
        : text[..(char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1)] + "…";

    /// <summary>Lines of at most <paramref name="width"/> characters, broken at blanks; a longer word has a line of its own.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }
            if (line.Length > 0)
                line.Append(' ');
            line.Append(word);
        }
        if (line.Length > 0)
            yield return line.ToString();
    }
}
