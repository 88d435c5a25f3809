using System.Collections.Frozen;

namespace Demarche.Knowledge;

/// <summary>What a word begins in a phrase of time.</summary>
enum TimeWord : byte
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>June.</summary>
    Month,
    /// <summary>Wednesday.</summary>
    Weekday,
    /// <summary>today, tonight, overnight.</summary>
    Today,
    /// <summary>yesterday.</summary>
    Yesterday,
    /// <summary>tomorrow.</summary>
    Tomorrow,
    /// <summary>last, past, previous, recent.</summary>
    Last,
    /// <summary>next, coming.</summary>
    Next,
    /// <summary>this, current.</summary>
    This,
    /// <summary>earlier.</summary>
    Earlier,
    /// <summary>later.</summary>
    Later,
    /// <summary>early, late, mid, end, first (quarter).</summary>
    Part,
    /// <summary>summer.</summary>
    Season,
    /// <summary>two, several.</summary>
    Quantity,
    /// <summary>same, following, that.</summary>
    Same,
    /// <summary>weekend.</summary>
    Weekend,
    /// <summary>Christmas, Thanksgiving, New (Year's Day).</summary>
    Holiday,
    /// <summary>dawn, evening.</summary>
    PartOfDay,
}

/// <summary>A unit of time.</summary>
enum TimeUnit : byte
{
    /// <summary>None.</summary>
    None,
    /// <summary>Hours and minutes.</summary>
    Hour,
    /// <summary>Days.</summary>
    Day,
    /// <summary>Weeks.</summary>
    Week,
    /// <summary>Months.</summary>
    Month,
    /// <summary>Years.</summary>
    Year,
    /// <summary>Decades and longer.</summary>
    Decade,
}

/// <summary>English words of time.</summary>
static class TimeWords
{
    static readonly FrozenDictionary<string, TimeWord> s_words = Build();

    static readonly FrozenDictionary<string, TimeWord>.AlternateLookup<ReadOnlySpan<char>> s_bySpan = s_words.GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly FrozenDictionary<string, TimeUnit> s_units = new Dictionary<string, TimeUnit>
    {
        ["minute"] = TimeUnit.Hour, ["minutes"] = TimeUnit.Hour, ["hour"] = TimeUnit.Hour, ["hours"] = TimeUnit.Hour,
        ["day"] = TimeUnit.Day, ["days"] = TimeUnit.Day, ["week"] = TimeUnit.Week, ["weeks"] = TimeUnit.Week,
        ["month"] = TimeUnit.Month, ["months"] = TimeUnit.Month, ["year"] = TimeUnit.Year, ["years"] = TimeUnit.Year,
        ["decade"] = TimeUnit.Decade, ["decades"] = TimeUnit.Decade, ["century"] = TimeUnit.Decade, ["centuries"] = TimeUnit.Decade,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a word begins.</summary>
    public static TimeWord Find(ReadOnlySpan<char> word) => s_bySpan.TryGetValue(word, out var found) ? found : TimeWord.None;

    /// <summary>The unit a word names.</summary>
    public static TimeUnit Unit(ReadOnlySpan<char> word) =>
        s_units.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var unit) ? unit : TimeUnit.None;

    static FrozenDictionary<string, TimeWord> Build()
    {
        var words = new Dictionary<string, TimeWord>(StringComparer.OrdinalIgnoreCase);
        foreach (var month in new[]
                 {
                     "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
                     "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "oct", "nov", "dec",
                     "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.",
                 })
        {
            words[month] = TimeWord.Month;
        }
        foreach (var day in new[] { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon.", "tue.", "tues.", "wed.", "thu.", "thurs.", "fri.", "sat.", "sun." })
            words[day] = TimeWord.Weekday;
        Add(TimeWord.Today, "today", "tonight", "overnight");
        Add(TimeWord.Yesterday, "yesterday");
        Add(TimeWord.Tomorrow, "tomorrow");
        Add(TimeWord.Last, "last", "past", "previous", "recent");
        Add(TimeWord.Next, "next", "coming", "upcoming");
        Add(TimeWord.This, "this", "current");
        Add(TimeWord.Earlier, "earlier");
        Add(TimeWord.Later, "later");
        Add(TimeWord.Part, "early", "late", "mid", "mid-", "end", "beginning", "start", "middle", "first", "second", "third", "fourth", "1st", "2nd");
        Add(TimeWord.Same, "same", "following", "that");
        Add(TimeWord.Weekend, "weekend");
        Add(TimeWord.Holiday, "Christmas", "Thanksgiving", "Halloween", "New");
        Add(TimeWord.PartOfDay, "dawn", "daybreak", "sunrise", "dusk", "nightfall", "sunset", "noon", "midday", "midnight", "morning", "afternoon", "evening", "day", "night");
        Add(TimeWord.Season, "spring", "summer", "autumn", "fall", "winter");
        Add(TimeWord.Quantity, "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen",
            "twenty", "several", "some", "many", "few");
        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

        void Add(TimeWord kind, params ReadOnlySpan<string> forms)
        {
            foreach (var form in forms)
                words[form] = kind;
        }
    }
}
