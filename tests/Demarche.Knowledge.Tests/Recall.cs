using System.IO.Compression;
using System.Text;

namespace Demarche.Knowledge.Tests;

/// <summary>How many of the names of an open list the tables know, and on which day.</summary>
static class Recall
{
    static readonly string[] s_g20 =
        ["ARGENTINA", "AUSTRALIA", "BRAZIL", "CANADA", "CHINA", "FRANCE", "GERMANY", "INDIA", "INDONESIA", "ITALY", "JAPAN", "KOREA, SOUTH", "MEXICO", "RUSSIA", "SAUDI ARABIA", "SOUTH AFRICA", "TURKEY", "UNITED KINGDOM", "UNITED STATES"];

    /// <summary>Name of the list, names known, all names; what is missing goes to <paramref name="log"/>.</summary>
    public static IEnumerable<(string List, int Known, int All)> Of(Resolver resolver, string folder, TextWriter? log = null)
    {
        var cia = Rows(Path.Combine(folder, "world-leaders", "cia-world-leaders-2019.csv.gz"));
        var june = new DateOnly(2019, 6, 1);
        yield return Count("heads of state and government, June 2019", cia.Where(r => r[1] is "President" or "Prime Minister" or "Chancellor" or "Federal Chancellor" or "King" or "Supreme Leader" or "Emir" or "Sultan"), r => Holds(resolver, r, june));
        yield return Count("foreign ministers, June 2019", cia.Where(r => r[1].StartsWith("Minister of Foreign", StringComparison.Ordinal) || r[1].StartsWith("Minister for Foreign", StringComparison.Ordinal) || r[1] is "Foreign Minister" or "Secretary of State"), r => Holds(resolver, r, june));
        yield return Count("G20 cabinets, June 2019", cia.Where(r => s_g20.Contains(r[0].ToUpperInvariant()) && (r[1].StartsWith("Minister ", StringComparison.Ordinal) || r[1].StartsWith("Secretary ", StringComparison.Ordinal))), r => Holds(resolver, r, june));
        var leaders = Rows(Path.Combine(folder, "world-leaders", "g20-asean-leaders-current.csv"));
        yield return Count("heads of government of G20 and ASEAN, August 2026", leaders, r => Holds(resolver, r[3], new(2026, 8, 1)));
        yield return Count("foreign ministers, early 2023", Rows(Path.Combine(folder, "wikidata-officeholders", "world-foreign-ministers.csv")).Where(r => r[1].Length > 0), r => Holds(resolver, r[1], new(2023, 1, 15)) || IsNamed(resolver, r[3], r[1], new(2023, 1, 15)));
        yield return Count("S&P 500", Rows(Path.Combine(folder, "companies", "sp500-constituents.csv")), r => IsCompany(resolver, r[1]));
        yield return Count("Forbes Global 2000 of 2022, first 500", Rows(Path.Combine(folder, "companies", "forbes-global-2000-2022.csv.gz")).Take(500), r => IsCompany(resolver, r[1]));

        (string, int, int) Count(string list, IEnumerable<string[]> rows, Func<string[], bool> isKnown)
        {
            int known = 0, all = 0;
            foreach (var row in rows)
            {
                all++;
                if (isKnown(row))
                    known++;
                else
                    log?.WriteLine($"{list}\t{string.Join('\t', row.Take(5))}");
            }
            return (list, known, all);
        }
    }

    // The lists write "Emmanuel MACRON" and "XI Jinping"; the family name in capitals.
    static bool Holds(Resolver resolver, string[] row, DateOnly day) =>
        IsNamed(resolver, row[0], row[2], day) || Holds(resolver, $"{row[3]} {row[4]}", day) || Holds(resolver, $"{row[4]} {row[3]}", day) || Holds(resolver, Words(row[2]), day);

    // Lists write names longer or otherwise than news does: one word of it that names an office-holder of the country will do.
    static bool IsNamed(Resolver resolver, string country, string name, DateOnly day)
    {
        var state = resolver.Lookup(Words(country)).FirstOrDefault(found => found.Kind == EntityKind.State)?.Country;
        return state is not null && Words(name).Split(' ', '-').Any(word => word.Length > 2 &&
            resolver.Lookup(word, day).Any(found => found.Kind == EntityKind.Person && found.Office is not null && found.Country == state));
    }

    static bool Holds(Resolver resolver, string name, DateOnly day) => Words(name) is { Length: > 0 } words && resolver.Lookup(words, day).Any(found => found.Kind == EntityKind.Person && found.Office is not null);

    static string Words(string name)
    {
        var text = new StringBuilder();
        foreach (var word in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is "Dr." or "Gen." or "Sir" or "(Ret.)" || word.StartsWith('('))
                continue;
            text.Append(text.Length > 0 ? " " : "").Append(word.Length > 1 && !word.Any(char.IsLower) ? word[0] + word[1..].ToLowerInvariant() : word);
        }
        return text.ToString().TrimEnd(',');
    }

    static bool IsCompany(Resolver resolver, string name)
    {
        foreach (var cut in new[] { name, name.Split(" (")[0], Shorter(name.Split(" (")[0]), Shorter(Shorter(name.Split(" (")[0])) })
            if (cut.Length > 0 && resolver.Lookup(cut).Any(found => found.Kind is EntityKind.Company or EntityKind.Organ or EntityKind.Group))
                return true;
        return false;
    }

    static string Shorter(string name)
    {
        var at = name.LastIndexOf(' ');
        return at > 0 && name[(at + 1)..].TrimEnd('.', ',') is "Inc" or "Corp" or "Corporation" or "Company" or "Companies" or "Co" or "Group" or "Holdings" or "plc" or "Plc" or "PLC" or "Ltd" or "Limited" or "Technologies"
            or "Financial" or "International" or "Industries" or "Communications" or "Energy" or "Worldwide" or "Brands" or "Systems" or "Pharmaceuticals" or "Bancorp" or "Holding" or "Motor" or "&" ? name[..at].TrimEnd(',', '&', ' ') : name;
    }

    static List<string[]> Rows(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        var rows = new List<string[]>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var fields = new List<string>();
            var field = new StringBuilder();
            var quoted = false;
            foreach (var c in line)
            {
                if (c == '"')
                    quoted = !quoted;
                else if (c == ',' && !quoted)
                {
                    fields.Add(field.ToString());
                    field.Clear();
                }
                else
                    field.Append(c);
            }
            fields.Add(field.ToString());
            while (fields.Count < 5)
                fields.Add("");
            rows.Add([.. fields]);
        }
        return rows;
    }
}
