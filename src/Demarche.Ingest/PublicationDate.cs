using System.Globalization;

namespace Demarche.Ingest;

/// <summary>Dates of publication: a day, or ISO 8601 with a time, whose day is taken as it stands, in the source's own time zone.</summary>
static class PublicationDate
{
    static readonly string[] s_times =
        ["HH':'mm':'ss.FFFFFFF", "HH':'mm':'ss','FFFFFFF", "HH':'mm':'ss", "HH':'mm", "HHmmss", "HHmm", "HH"];

    /// <summary>Reads <c>2023-12-06</c>, <c>20231206</c>, and either with <c>T</c> or a space, a time and perhaps a zone.</summary>
    /// <returns>False for anything else, and for days and times that do not exist.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out DateOnly day)
    {
        text = text.Trim();
        var cut = text.IndexOfAny('T', 't', ' ');
        var date = cut < 0 ? text : text[..cut];
        if (!DateOnly.TryParseExact(date, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return false;
        if (cut < 0)
            return true;
        var time = text[(cut + 1)..].Trim();
        var zone = time.LastIndexOfAny('+', '-', '\u2212');
        if (time is [.., 'Z' or 'z'])
            time = time[..^1].TrimEnd();
        else if (zone >= 0)
        {
            if (!TimeOnly.TryParseExact(time[(zone + 1)..], ["HH':'mm", "HHmm", "HH"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                return false;
            time = time[..zone].TrimEnd();
        }
        // 24:00 and a leap second are times in ISO 8601, though not in .NET.
        if (time.StartsWith("24:00", StringComparison.Ordinal))
            return time[5..].Trim(":0.,").IsEmpty;
        if (time.Length >= 8 && time[5..8] is ":60")
            time = string.Concat(time[..5], ":59", time[8..]);
        return TimeOnly.TryParseExact(time, s_times, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }
}
