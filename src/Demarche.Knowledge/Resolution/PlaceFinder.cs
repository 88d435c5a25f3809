using Demarche.Language;

namespace Demarche.Knowledge;

/// <summary>Collects the named places of an item: cities, regions and states that say where, and names of places not in the tables.</summary>
static class PlaceFinder
{
    /// <summary>The places, in order.</summary>
    public static List<PlaceMention> Find(Item item, List<Draft>[] drafts)
    {
        var places = new List<PlaceMention>();
        foreach (var scan in item.Scans)
        {
            foreach (var name in scan.Names.Where(name => name.End > name.First).OrderBy(name => name.First))
            {
                if (name.Source == NameSource.Table)
                    AddKnown(item, scan, name, drafts[scan.Sentence.Ordinal], places);
                else if (name.Label == MentionKind.Location)
                    places.Add(new(scan.Sentence.Ordinal, name.First, name.End, scan.Text(name.First, name.End), CountryAfter(scan, name, drafts), null));
            }
        }
        return places;
    }

    static void AddKnown(Item item, SentenceScan scan, NameMatch name, List<Draft> drafts, List<PlaceMention> places)
    {
        var draft = drafts.Find(d => d.CoreFirst == name.First && d.CoreEnd == name.End && d.Form != MentionForm.Pronoun);
        Alias? best = null;
        foreach (var alias in scan.AliasesOf(name))
        {
            if (alias.Kind is not (AliasKind.State or AliasKind.StatePart or AliasKind.FormerState or AliasKind.Place) || (alias.NeedsContext && draft?.Country is null))
                continue;
            var country = CountryOf(item, alias);
            if (draft is not null && draft.Country is not null && country != draft.Country)
                continue;
            if (best is not { } other || Rank(alias) > Rank(other))
                best = alias;
        }
        if (best is not { } found || name.Label is not MentionKind.Location && (draft?.Country is null || draft.Kind == EntityKind.Person))
            return;
        var state = item.Knowledge.StateOf(CountryOf(item, found));
        var place = found.Kind == AliasKind.Place ? item.Knowledge.Places[found.Target] : null;
        places.Add(new(scan.Sentence.Ordinal, name.First, name.End, place?.Name ?? (found.Kind == AliasKind.State ? state!.Entity.Name : scan.Text(name.First, name.End)),
            CountryOf(item, found), place is null ? found.Kind == AliasKind.State ? state!.Entity.Id : null : place.Id));

        int Rank(in Alias alias) => alias.Kind == AliasKind.State ? 1_000_000 : alias.Kind == AliasKind.Place ? item.Knowledge.Places[alias.Target].Weight : 10;
    }

    static string? CountryOf(Item item, in Alias alias) => alias.Kind == AliasKind.Place
        ? item.Knowledge.Places[alias.Target].Country
        : item.Knowledge.States[alias.Target].Entity.Country;

    // "Pahalgam, India" and "Luang in Thailand".
    static string? CountryAfter(SentenceScan scan, NameMatch name, List<Draft>[] drafts)
    {
        var at = name.End;
        if (at + 1 >= scan.Count || scan.Sentence[at].Form is not ("," or "in"))
            return null;
        return drafts[scan.Sentence.Ordinal].Find(d => d.CoreFirst == at + 1 && d.Form == MentionForm.Name && d.Kind is EntityKind.State or EntityKind.Generic)?.Country;
    }
}
