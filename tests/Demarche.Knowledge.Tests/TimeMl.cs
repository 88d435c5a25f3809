using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Demarche.Language;

namespace Demarche.Knowledge.Tests;

/// <summary>How well dates agree with texts annotated in TimeML.</summary>
/// <param name="Gold">Expressions whose value is a date: a day, week, month, season, quarter, half year or year.</param>
/// <param name="Found">Those of them that a date with a value overlaps.</param>
/// <param name="Right">Those of them whose date is that of the gold, as exact as ours can be: a week by its month, a quarter by its year.</param>
/// <param name="Spurious">Dates with a value that overlap no expression.</param>
sealed record TimeMlScores(int Gold, int Found, int Right, int Spurious)
{
    /// <summary>Share of found expressions with the right value.</summary>
    public double Value => Found == 0 ? 0 : (double)Right / Found;
}

/// <summary>Reads TimeML documents and compares dates with theirs.</summary>
sealed class TimeMl(LanguagePipeline language, Resolver resolver)
{
    /// <summary>Scores every document of an archive; what differs goes to <paramref name="log"/>.</summary>
    public TimeMlScores Score(string archive, TextWriter? log = null)
    {
        var total = new TimeMlScores(0, 0, 0, 0);
        using var tar = new TarReader(new GZipStream(File.OpenRead(archive), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (!entry.Name.EndsWith(".tml", StringComparison.Ordinal) || entry.DataStream is null || Path.GetFileName(entry.Name).StartsWith('.'))
                continue;
            using var reader = new StreamReader(entry.DataStream);
            var one = ScoreDocument(reader.ReadToEnd(), log);
            total = new(total.Gold + one.Gold, total.Found + one.Found, total.Right + one.Right, total.Spurious + one.Spurious);
        }
        return total;
    }

    TimeMlScores ScoreDocument(string xml, TextWriter? log)
    {
        var document = new XmlDocument { XmlResolver = null };
        document.LoadXml(xml);
        var created = document.SelectSingleNode("//DCT/TIMEX3/@value")?.Value ?? "";
        DateOnly? published = DateOnly.TryParseExact(created.Length >= 10 ? created[..10] : "", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        var text = new StringBuilder();
        var gold = new List<(int Start, int End, string Value, string Type)>();
        foreach (XmlNode node in document.GetElementsByTagName("TEXT"))
            Walk(node, text, gold);
        var found = resolver.Resolve(language.Read(text.ToString()), published);
        var dates = found.Dates.Where(date => date.Value is not null).Select(date =>
        {
            var sentence = found.Document[date.Sentence];
            return (sentence[date.First].Span.Start, sentence[date.End - 1].Span.End, date.Value);
        }).ToList();
        int all = 0, overlapped = 0, right = 0;
        foreach (var (start, end, value, type) in gold)
        {
            // "reemergedThursday": where the archive has lost the space, there is no word to find.
            if (type is not ("DATE" or "TIME") || Normal(value) is not { } normal || (start > 0 && char.IsLetter(text[start - 1])))
                continue;
            all++;
            var ours = dates.FirstOrDefault(date => date.Start < end && start < date.End);
            if (ours.Value is not null)
            {
                overlapped++;
                if (ours.Value == normal)
                {
                    right++;
                    continue;
                }
            }
            log?.WriteLine($"{created}\t{text.ToString()[start..end].ReplaceLineEndings(" ")}\t{value}\t{normal}\t{ours.Value ?? "-"}\t{Around(text, start, end)}");
        }
        var spurious = dates.Count(date => !gold.Exists(one => date.Start < one.End && one.Start < date.End));
        return new(all, overlapped, right, spurious);
    }

    static string Around(StringBuilder text, int start, int end)
    {
        var from = Math.Max(0, start - 60);
        return text.ToString(from, Math.Min(text.Length, end + 40) - from).ReplaceLineEndings(" ");
    }

    static void Walk(XmlNode node, StringBuilder text, List<(int, int, string, string)> gold)
    {
        foreach (XmlNode child in node.ChildNodes)
        {
            if (child is XmlText or XmlWhitespace or XmlSignificantWhitespace)
            {
                text.Append(child.Value);
                continue;
            }
            var start = text.Length;
            Walk(child, text, gold);
            if (child.Name == "TIMEX3")
                gold.Add((start, text.Length, child.Attributes?["value"]?.Value ?? "", child.Attributes?["type"]?.Value ?? ""));
        }
    }

    // A TimeML value as exact as the record's date is; null for references, durations and values with unknown parts.
    static string? Normal(string value)
    {
        if (value.Length < 4 || !value[..4].All(char.IsAsciiDigit))
            return null;
        if (value.Length == 4)
            return value;
        var at = value.IndexOf('T', StringComparison.Ordinal);
        if (at >= 0)
            value = value[..at];
        if (value.Length >= 8 && value[5] == 'W' && int.TryParse(value.AsSpan(6, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var week))
        {
            var thursday = ISOWeek.ToDateTime(int.Parse(value.AsSpan(0, 4), CultureInfo.InvariantCulture), week, value.EndsWith("WE", StringComparison.Ordinal) ? DayOfWeek.Saturday : DayOfWeek.Thursday);
            return thursday.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        }
        if (value.Length is 10 or 7 && value.All(c => char.IsAsciiDigit(c) || c == '-'))
            return value;
        return value.Length is 7 && value[4] == '-' && char.IsAsciiLetter(value[5]) ? value[..4] : null;
    }
}
