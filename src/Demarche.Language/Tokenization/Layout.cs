namespace Demarche.Language.Tokenization;

/// <summary>Cuts a text into paragraphs and tells its headings.</summary>
static class Layout
{
    /// <summary>A heading is no longer than this; a longer line without closing punctuation is prose.</summary>
    const int LongestHeading = 120;

    /// <summary>The paragraphs of <paramref name="text"/> from <paramref name="start"/>; each holds at least one visible character.</summary>
    public static List<(Span Span, bool Heading)> Paragraphs(ReadOnlySpan<char> text, int start, LayoutOptions options)
    {
        var lines = Lines(text, start);
        var perLine = options.LineBreaks switch
        {
            LineBreaks.Wrapped => false,
            LineBreaks.Paragraphs => true,
            _ => LinesAreParagraphs(text, lines),
        };
        var paragraphs = new List<(Span Span, bool Heading)>();
        for (var i = 0; i < lines.Count;)
        {
            var first = i;
            while (++i < lines.Count && !lines[i].AfterBlank && !perLine && !IsBullet(text[lines[i].Start..lines[i].End], text, lines, i))
            {
            }
            var span = new Span(lines[first].Start, lines[i - 1].End);
            paragraphs.Add((span, options.Headings && i - first == 1 && IsHeading(text[span.Start..span.End])));
        }
        // Headings alone head nothing: the item is a line or two without full stops.
        if (paragraphs.TrueForAll(paragraph => paragraph.Heading))
            return paragraphs.ConvertAll(paragraph => (paragraph.Span, false));
        return paragraphs;
    }

    /// <summary>A line that stands alone, short, not a bullet item, and without closing punctuation.</summary>
    public static bool IsHeading(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestHeading || IsBulletMark(line))
            return false;
        var last = line.Length;
        while (last > 0 && line[last - 1] is '"' or '\'' or '\u201D' or '\u2019' or '\u00BB' or ')' or ']')
            last--;
        return last > 0 && line[last - 1] is not ('.' or '!' or '?' or '\u2026' or ':' or ';' or ',')
            && line.IndexOfAnyInRange('0', '\uFFFF') >= 0;
    }

    readonly record struct Line(int Start, int End, bool AfterBlank);

    static List<Line> Lines(ReadOnlySpan<char> text, int start)
    {
        var lines = new List<Line>();
        var blank = true;
        while (start < text.Length)
        {
            var length = text[start..].IndexOfAny("\n\r\u2028\u2029\u0085");
            var end = length < 0 ? text.Length : start + length;
            var (first, last) = (start, end);
            while (first < last && CharKind.IsGap(text[first]))
                first++;
            while (last > first && CharKind.IsGap(text[last - 1]))
                last--;
            if (first < last)
            {
                lines.Add(new(first, last, blank));
                blank = false;
            }
            else
                blank = true;
            if (end < text.Length && text[end] == '\u2029')
                blank = true;
            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }
        return lines;
    }

    /// <summary>
    /// Whether single line ends separate paragraphs: lines are then of very unequal length or long, and most end a sentence.
    /// Wrapped lines fill a width, and most break off within a sentence.
    /// </summary>
    static bool LinesAreParagraphs(ReadOnlySpan<char> text, List<Line> lines)
    {
        int breaks = 0, closed = 0, capital = 0, longest = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            longest = Math.Max(longest, lines[i].End - lines[i].Start);
            if (i == 0 || lines[i].AfterBlank)
                continue;
            breaks++;
            if (EndsSentence(text[lines[i - 1].Start..lines[i - 1].End]))
                closed++;
            if (!char.IsLower(text[lines[i].Start]))
                capital++;
        }
        if (breaks == 0)
            return false;
        // Beyond 200 columns nobody wraps; then a line is a paragraph unless it goes on in lower case.
        return longest > 200 ? capital >= breaks * 0.8 : closed >= breaks * 0.7 && capital >= breaks * 0.9;
    }

    static bool EndsSentence(ReadOnlySpan<char> line)
    {
        var last = line.Length;
        while (last > 0 && line[last - 1] is '"' or '\'' or '\u201D' or '\u2019' or '\u00BB' or ')' or ']')
            last--;
        return last > 0 && line[last - 1] is '.' or '!' or '?' or '\u2026' or ':';
    }

    /// <summary>A line within a paragraph that begins an item of a list: the one before it is an item too, or ends with a colon.</summary>
    static bool IsBullet(ReadOnlySpan<char> line, ReadOnlySpan<char> text, List<Line> lines, int index)
    {
        if (!IsBulletMark(line))
            return false;
        var before = text[lines[index - 1].Start..lines[index - 1].End];
        return line[0] is '\u2022' or '\u25CF' or '\u25AA' or '\u2023' or '\u25E6' || before[^1] == ':' || IsBulletMark(before) && before[0] == line[0];
    }

    static bool IsBulletMark(ReadOnlySpan<char> line) =>
        line.Length > 2 && (line[0] is '\u2022' or '\u25CF' or '\u25AA' or '\u2023' or '\u25E6' or '\u00B7'
            || line[0] is '-' or '*' or '+' or '\u2013' or '\u2014' && CharKind.IsGap(line[1]));
}
