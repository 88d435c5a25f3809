using Demarche.Language;

namespace Demarche.Knowledge;

/// <summary>A person as the item tells of them: what any mention adds holds for all.</summary>
sealed class PersonRecord
{
    public required string Name { get; init; }

    /// <summary>The atoms of the full name.</summary>
    public required string[] Atoms { get; init; }
    public required int Sentence { get; init; }
    public int Entity { get; init; } = -1;
    public string? Id { get; init; }
    public string? Country { get; set; }
    public string Sector { get; set; } = "UNK";
    public string? Office { get; set; }
    public string? Organization { get; set; }
    public string? OrganizationId { get; set; }
    public Gender Gender { get; set; }

    /// <summary>What the tables say the person is or was on the item's day, or null.</summary>
    public Term? Term { get; init; }
}

/// <summary>One news item under resolution: its sentences, and what the whole of it tells about names.</summary>
sealed class Item
{
    const int DaysOfGrace = 3;

    readonly Dictionary<(AliasKind, int), int> _seen = [];
    readonly List<PersonRecord> _persons = [];
    bool? _speaksOfUnion;
    readonly Dictionary<string, Draft> _acronyms = new(StringComparer.Ordinal);

    public Item(KnowledgeBase knowledge, Document document, DateOnly? published)
    {
        (Knowledge, Document, Published) = (knowledge, document, published);
        Scans = new SentenceScan[document.SentenceCount];
        for (var i = 0; i < Scans.Length; i++)
            Scans[i] = new(knowledge, document[i]);
        AddMentions();
        CountNames();
        FindPersons();
        AddSurnames();
    }

    public KnowledgeBase Knowledge { get; }
    public Document Document { get; }
    public DateOnly? Published { get; }
    public SentenceScan[] Scans { get; }

    // ---- names of the language layer, and by shape ------------------------------------------------------------------------------------

    void AddMentions()
    {
        foreach (var mention in Document.Mentions)
        {
            var (scan, first, end) = Locate(mention);
            if (scan is not null)
                AddMention(scan, first, end, mention.Kind);
        }
        foreach (var scan in Scans)
            AddShapes(scan, Document.Mentions.Count > 0);
    }

    (SentenceScan? Scan, int First, int End) Locate(Mention mention)
    {
        int low = 0, high = Scans.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Scans[middle].Sentence.First <= mention.First)
                low = middle;
            else
                high = middle - 1;
        }
        if (Scans.Length == 0)
            return default;
        var scan = Scans[low];
        var first = mention.First - scan.Sentence.First;
        var end = Math.Min(mention.End - scan.Sentence.First, scan.Count);
        return first >= 0 && first < end ? (scan, first, end) : default;
    }

    // The tables outrank the labels, but for a longer name that only begins with a name of theirs ("Georgia Institute of Technology").
    void AddMention(SentenceScan scan, int first, int end, MentionKind label)
    {
        NameMatch? same = null;
        var conflict = false;
        for (var t = first; t < end; t++)
        {
            if (scan.NameOf(t) is not { } name)
                continue;
            if (name.First == first && name.End == end)
                same = name;
            else if (name.First < first || name.End > end || !Absorbs(scan, name, first, end, label))
                conflict = true;
        }
        if (same is not null)
        {
            same.Label = label;
            return;
        }
        if (conflict)
        {
            for (var t = first; t < end; t++)
                if (scan.NameOf(t) is { } name && name.First <= first && name.End >= end)
                    name.Label ??= label;
            return;
        }
        for (var t = first; t < end; t++)
            if (scan.NameOf(t) is { } name)
                scan.Remove(name);
        // Titles are no part of a name.
        while (label == MentionKind.Person && first < end - 1 && IsTitleToken(scan, first))
            first++;
        scan.Enter(new() { First = first, End = end, Source = NameSource.Mention, Label = label });
    }

    // Whether a longer labelled name swallows a name of the tables inside it.
    bool Absorbs(SentenceScan scan, NameMatch name, int first, int end, MentionKind label)
    {
        var country = false;
        foreach (var alias in scan.AliasesOf(name))
        {
            if (alias.Kind is AliasKind.Person || (alias.Kind == AliasKind.Entity && !alias.NeedsContext))
                return false;
            country = country || alias.Kind is AliasKind.State or AliasKind.Adjective or AliasKind.People or AliasKind.Government or AliasKind.StatePart;
        }
        if (label == MentionKind.Person)
            return true;
        for (var t = first; t < end; t++)
            if (scan.Word[t] == Knowledge.Words.S && scan.Rel[t] == DepRel.Case && t > name.First)
                return false;
        // "Chinese Foreign Ministry": country and a noun of the tables, which are read on their own.
        return !country || name.First != first || scan.TermAt[end - 1] < 0;
    }

    static bool IsTitleToken(SentenceScan scan, int token) =>
        scan.TermAt[token] >= 0 && scan.AliasOf(scan.Terms[scan.TermAt[token]], AliasKind.Title) is not null;

    // Runs of proper nouns that neither tables nor labels have. Where labels are there, only those after a title are taken.
    static void AddShapes(SentenceScan scan, bool labelled)
    {
        if (scan.IsHeadline && labelled)
            return;
        for (var t = 0; t < scan.Count; t++)
        {
            if (!IsShape(scan, t))
                continue;
            var first = t;
            while (t + 1 < scan.Count && (IsShape(scan, t + 1) || (t + 2 < scan.Count && IsHyphen(scan, t + 1) && IsShape(scan, t + 2) && scan.Head[t + 2] >= first)))
                t++;
            var end = t + 1;
            while (first < end && TermEnd(scan, first) is > 0 and var termEnd && (termEnd < end || end - first == 1 || termEnd > end))
                first = termEnd;
            if (first >= end)
                continue;
            var afterTitle = first > 0 && IsTitleToken(scan, first - 1) && scan.Word[first - 1] != -1;
            // "Spain's Recalta": whose it is says that it is one.
            var owned = first > 1 && scan.Word[first - 1] == scan.WordOfS && scan.NameOf(first - 2) is { Source: NameSource.Table };
            if (labelled && !afterTitle && !owned)
                continue;
            MentionKind? label = afterTitle ? MentionKind.Person
                : owned ? MentionKind.Organization
                : CompanySuffixes.IsSuffix(scan.Sentence[end - 1].Text) ? MentionKind.Organization
                : end - first > 1 && scan.Rel[end - 1] == DepRel.Flat && scan.TermAt[end - 1] < 0 ? MentionKind.Person
                : null;
            scan.Enter(new() { First = first, End = end, Source = NameSource.Shape, Label = label });
        }
    }

    // One past the noun of the tables that covers a token; 0 for none.
    static int TermEnd(SentenceScan scan, int token)
    {
        var end = 0;
        foreach (var term in scan.Terms)
            if (term.First <= token && token < term.End)
                end = Math.Max(end, term.End);
        return end;
    }

    // A surname alone, in a headline or where no label was set, once the full name stands somewhere.
    void AddSurnames()
    {
        foreach (var scan in Scans)
        {
            for (var t = 0; t < scan.Count; t++)
            {
                if (scan.NameAt[t] >= 0 || scan.Case[t] == AtomCase.Lower || scan.Pos[t] is not (Upos.Propn or Upos.Noun or Upos.X or Upos.Adj or Upos.Verb))
                    continue;
                // "Amon expressed …", where the tagger does not know the name: a capital and the place of a doer are enough.
                if (TermEnd(scan, t) > 0 || scan.Pos[t] != Upos.Propn && !scan.IsHeadline && scan.Rel[t] is not (DepRel.Nsubj or DepRel.NsubjPass or DepRel.NmodPoss))
                    continue; // a title is no name: "Microsoft's President"
                var name = new NameMatch { First = t, End = t + 1, Source = NameSource.Shape, Label = MentionKind.Person };
                if (FindShort(scan, name) is { } person ? person.Atoms.Length > 1 || scan.Pos[t] == Upos.Propn : IsKnownAlone(scan, t))
                    scan.Enter(name);
            }
        }
    }

    // "Orban flies to Moscow": a leader's surname that stands alone.
    bool IsKnownAlone(SentenceScan scan, int token) =>
        scan.Pos[token] == Upos.Propn && !IsPartOfRun(scan, token - 1) && !IsPartOfRun(scan, token + 1) &&
        scan.TermAt[token] < 0 && !CalendarWords.IsDayOrMonth(scan.Sentence[token].Text) && FindKnown(scan.Sentence[token].Form, null) >= 0;

    static bool IsPartOfRun(SentenceScan scan, int token) =>
        token >= 0 && token < scan.Count && scan.Pos[token] == Upos.Propn && scan.NameAt[token] < 0 && scan.TermAt[token] < 0 && !scan.IsHeadline;

    static bool IsShape(SentenceScan scan, int token) =>
        scan.Pos[token] == Upos.Propn && scan.NameAt[token] < 0 && scan.Case[token] != AtomCase.Lower && char.IsLetter(scan.Sentence[token].Text[0]) &&
        !CalendarWords.IsDayOrMonth(scan.Sentence[token].Text);

    static bool IsHyphen(SentenceScan scan, int token) => scan.Sentence[token].Text is "-" or "–";

    // ---- what is plain in one place helps where it is not ------------------------------------------------------------------------------

    void CountNames()
    {
        foreach (var scan in Scans)
        {
            foreach (var name in scan.Names)
            {
                if (name.Source != NameSource.Table || name.End == name.First)
                    continue;
                var plain = 0;
                Alias found = default;
                foreach (var alias in scan.AliasesOf(name))
                {
                    if (alias.NeedsContext)
                    {
                        plain = 0;
                        break;
                    }
                    if (plain == 0 || StateOf(alias) != StateOf(found) || StateOf(alias) < 0)
                        plain++;
                    found = alias;
                }
                if (plain == 1)
                    Count(found, null);
            }
        }
    }

    static int StateOf(in Alias alias) => alias.Kind <= AliasKind.Government ? alias.Target : -1;

    /// <summary>Notes that the item speaks of what an alias names.</summary>
    public void Count(in Alias alias, string? country)
    {
        var key = alias.Kind <= AliasKind.Government ? (AliasKind.State, alias.Target) : (alias.Kind, alias.Target);
        _seen[key] = _seen.GetValueOrDefault(key) + 1;
        // An organ or a party speaks for its state too.
        if (alias.Kind == AliasKind.Entity && Knowledge.Entities[alias.Target] is { Kind: EntityKind.Organ, Country: { } home } && Knowledge.IndexOfState(home) is >= 0 and var state)
            _seen[(AliasKind.State, state)] = _seen.GetValueOrDefault((AliasKind.State, state)) + 1;
    }

    /// <summary>How much the rest of the item speaks for an alias: 0 for nothing.</summary>
    public int Prior(in Alias alias)
    {
        var key = alias.Kind <= AliasKind.Government ? (AliasKind.State, alias.Target) : (alias.Kind, alias.Target);
        return Math.Min(_seen.GetValueOrDefault(key), 4);
    }

    /// <summary>How often the item names a country.</summary>
    public int CountryPrior(string country) => Knowledge.IndexOfState(country) is >= 0 and var state ? _seen.GetValueOrDefault((AliasKind.State, state)) : 0;

    /// <summary>Whether the item names any state.</summary>
    public bool SpeaksOfStates => _seen.Keys.Any(key => key.Item1 == AliasKind.State);

    /// <summary>Names that were taken for persons' and are described as companies or groups.</summary>
    public Dictionary<string, Draft> NotPersons { get; } = new(StringComparer.Ordinal);

    /// <summary>How much speaks for a place: its size, and whether the item names its country.</summary>
    public int PlacePrior(Place place)
    {
        var size = place.Weight >= 1000 ? 2 : place.Weight >= 200 ? 1 : 0;
        if (place.Country is { } country && Knowledge.IndexOfState(country) is >= 0 and var state)
            size += Math.Min(_seen.GetValueOrDefault((AliasKind.State, state)), 3);
        return size;
    }

    // ---- persons -----------------------------------------------------------------------------------------------------------------------

    /// <summary>Whether a name is a person's.</summary>
    public bool IsPerson(SentenceScan scan, NameMatch name)
    {
        if (name.Source != NameSource.Table)
            return name.Label == MentionKind.Person || (name.Label is null && FindShort(scan, name) is not null);
        foreach (var alias in scan.AliasesOf(name))
            if (alias.Kind == AliasKind.Person && !alias.NeedsContext)
                return true;
        var titled = name.First > 0 && IsTitleToken(scan, name.First - 1);
        if (!titled && name.Label != MentionKind.Person)
            return IsSurnameHere(scan, name);
        var text = scan.Text(name.First, name.End);
        return FindShort(scan, name) is not null || (titled ? Knowledge.PersonsCalled(ShortName.Key(text)).Count > 0 : FindKnown(text, null) >= 0);
    }

    // "Toledo", once the item has told of Alejandro Toledo; not "in Toledo".
    bool IsSurnameHere(SentenceScan scan, NameMatch name)
    {
        foreach (var alias in scan.AliasesOf(name))
            if (alias.Kind is not (AliasKind.Place or AliasKind.StatePart))
                return false;
        return FindShort(scan, name) is { Atoms.Length: > 1 } person && person.Atoms[^1] == AtomsOf(scan, name)[^1] && person.Sentence <= scan.Sentence.Ordinal &&
            Phrases.CaseOf(scan, scan.HeadOf(name.First, name.End, name.First)) < 0;
    }

    void FindPersons()
    {
        foreach (var scan in Scans)
        {
            foreach (var name in scan.Names)
            {
                if (name.End == name.First)
                    continue;
                var entity = -1;
                if (name.Source == NameSource.Table)
                {
                    foreach (var alias in scan.AliasesOf(name))
                        if (alias.Kind == AliasKind.Person && entity < 0)
                            entity = alias.Target;
                    if (entity < 0)
                        continue;
                }
                else if (name.Label != MentionKind.Person)
                {
                    continue;
                }
                var atoms = AtomsOf(scan, name);
                if (atoms.Length < 2 && entity < 0)
                    continue;
                if (_persons.Exists(p => (entity >= 0 && p.Entity == entity) || (entity < 0 && p.Atoms.AsSpan().SequenceEqual(atoms))))
                    continue;
                var record = NewRecord(entity, scan.Text(name.First, name.End), atoms, scan.Sentence.Ordinal);
                _persons.Add(record);
                if (record.Term?.Holds(Published) == true && record.Country is { } country && Knowledge.IndexOfState(country) is >= 0 and var state)
                    _seen[(AliasKind.State, state)] = _seen.GetValueOrDefault((AliasKind.State, state)) + 1;
            }
        }
    }

    PersonRecord NewRecord(int entity, string text, string[] atoms, int sentence)
    {
        if (entity < 0)
            return new() { Name = text, Atoms = atoms, Sentence = sentence };
        var known = Knowledge.Entities[entity];
        var term = Knowledge.TermOf(entity, Published);
        // In the news of the days on which an office ends, its holder still goes by it.
        var holds = term?.Holds(Published) == true || term is { Until: { } until } && Published is { } day && until <= day && until.AddDays(DaysOfGrace) >= day;
        var organization = holds && term!.Organization >= 0 ? Knowledge.Entities[term.Organization] : null;
        return new()
        {
            Name = known.Name,
            Atoms = atoms,
            Sentence = sentence,
            Entity = entity,
            Id = known.Id,
            Term = term,
            Country = !holds ? known.Country : term!.Sector == "IGO" ? null : term.Country ?? known.Country,
            // Out of office: elite, but leaders of companies stay business people.
            Sector = term is null ? "UNK" : holds ? term.Sector : term.Office is null ? "BUS" : "ELI",
            Office = holds ? term!.Title : null,
            Organization = organization is null ? null : Knowledge.NameOf(term!.Organization),
            OrganizationId = organization?.Id,
            Gender = Knowledge.GenderOf(entity),
        };
    }

    static string[] AtomsOf(SentenceScan scan, NameMatch name)
    {
        Span<char> buffer = stackalloc char[AtomReader.BufferSize];
        var atoms = new List<string>();
        for (var t = name.First; t < name.End; t++)
        {
            var reader = new AtomReader(scan.Sentence[t].Text, buffer);
            while (reader.MoveNext())
                if (!reader.IsBreak)
                    atoms.Add(reader.Atom.ToString());
        }
        return [.. atoms];
    }

    // The person a short form names: the last words of a full name before its first ones, the nearest before the farther.
    PersonRecord? FindShort(SentenceScan scan, NameMatch name)
    {
        var atoms = AtomsOf(scan, name);
        PersonRecord? best = null;
        var bestScore = 0;
        foreach (var person in _persons)
        {
            if (atoms.Length == 0 || atoms.Length > person.Atoms.Length)
                continue;
            var score = person.Atoms.AsSpan().EndsWith(atoms) ? 300 : person.Atoms.AsSpan().StartsWith(atoms) ? 200 : 0;
            if (score == 0)
                continue;
            if (atoms.Length == person.Atoms.Length)
                score += 500;
            var distance = scan.Sentence.Ordinal - person.Sentence;
            score -= Math.Min(distance >= 0 ? distance : 50 - distance, 90);
            if (score > bestScore)
                (best, bestScore) = (person, score);
        }
        return best;
    }

    // The person of the tables that a short name means, when one stands out: by rank, by title, country and organisation beside it, and by
    // the states and companies that the item speaks of.
    int FindKnown(string text, Draft? draft)
    {
        const int Enough = 26, Margin = 4;
        int best = -1, bestScore = 0, second = 0;
        foreach (var person in Knowledge.PersonsCalled(ShortName.Key(text)))
        {
            var score = 0;
            foreach (var term in Knowledge.TermsOf(person))
                score = Math.Max(score, ScoreOf(term, draft));
            if (score > bestScore)
                (best, second, bestScore) = (person, bestScore, score);
            else
                second = Math.Max(second, score);
        }
        return bestScore >= Enough && bestScore >= second + Margin ? best : -1;
    }

    int ScoreOf(Term term, Draft? draft)
    {
        var score = term.Holds(Published) ? 10 * term.Rank : term.IsOver(Published) && term.Rank == 3 ? 26 : 0;
        if (score == 0)
            return 0;
        var organization = term.Organization >= 0 ? Knowledge.Entities[term.Organization] : null;
        if (draft is not null)
        {
            if (draft.Country is { } country && term.Country is { } own)
                score += country == own ? 25 : -100;
            if (draft.OrganizationId is { } id && organization is not null)
                score += id == organization.Id ? 30 : 0;
            if (draft.Office is { } office && term.Office is { } held)
                score += Array.Exists(held.Titles, title => title.Equals(office, StringComparison.OrdinalIgnoreCase)) ? 20 : 0;
        }
        if (term.Country is not null && term.Office is not null && Knowledge.IndexOfState(term.Country) is >= 0 and var state)
            score += 3 * Math.Min(_seen.GetValueOrDefault((AliasKind.State, state)), 4);
        if (organization is not null)
            score += 4 * Math.Min(_seen.GetValueOrDefault((AliasKind.Entity, term.Organization)), 4);
        return score;
    }

    /// <summary>Finds out who a person's name stands for, and joins what title and record say.</summary>
    public void Identify(Draft draft, SentenceScan scan, NameMatch name)
    {
        var record = FindShort(scan, name);
        var text = draft.Name;
        if (record is null || record.Entity < 0)
        {
            var entity = -1;
            Alias origin = default;
            if (name.Source == NameSource.Table)
            {
                foreach (var alias in scan.AliasesOf(name))
                {
                    if (alias.Kind is AliasKind.Person && entity < 0)
                        (entity, origin) = (alias.Target, alias);
                }
            }
            var isShort = entity < 0;
            if (isShort)
                entity = FindKnown(text, draft);
            if (record is not null && entity < 0)
            {
                if (!string.Equals(text, record.Name, StringComparison.Ordinal))
                {
                    draft.IsAnaphor = record.Atoms.Length > AtomsOf(scan, name).Length;
                    draft.Evidence.Add($"'{text}' is short for {record.Name}, named in sentence {record.Sentence + 1}");
                }
            }
            else
            {
                record = _persons.Find(p => p.Entity >= 0 && p.Entity == entity) ?? NewRecord(entity, text, AtomsOf(scan, name), scan.Sentence.Ordinal);
                _persons.Add(record);
            }
            if (entity >= 0 && isShort && record.Term is { } term)
                draft.Evidence.Add($"'{text}' is {record.Name}, {term.Title} ({Knowledge.Files[term.File]} line {term.Line})");
            else if (entity >= 0 && !isShort)
                draft.Evidence.Add($"'{text}' is a name of {record.Name} ({Knowledge.Origin(origin)})");
        }
        else if (!string.Equals(text, record.Name, StringComparison.Ordinal))
        {
            draft.IsAnaphor = record.Atoms.Length > AtomsOf(scan, name).Length;
            draft.Evidence.Add($"'{text}' is short for {record.Name}, named in sentence {record.Sentence + 1}");
        }
        if (record.Term is { } held && record.Term.Holds(Published) && draft.Evidence.Count < 8)
            draft.Evidence.Add($"{record.Name} is {held.Title} ({Knowledge.Files[held.File]} line {held.Line})");
        (draft.Name, draft.Id, draft.Entity) = (record.Name, record.Id, record.Entity);
        if (draft.Gender == Gender.Unknown)
            draft.Gender = record.Gender;
        if (draft.Title >= 0 || draft.Agent >= 0)
            Learn(draft, record);
        // "Georgia Governor Brian Kemp": of a known holder the tables know the state.
        draft.Country = record.Entity >= 0 && record.Term?.Holds(Published) == true && record.Sector != "IGO" ? record.Country ?? draft.Country : draft.Country ?? record.Country;
        // "President Smith" says little; the tables know whose president.
        var vague = draft.Title >= 0 ? Knowledge.Titles[draft.Title].FollowsOrganization : draft.Agent >= 0 && Knowledge.Agents[draft.Agent].FollowsOrganization;
        if (draft.Sector == "UNK" || (vague && draft.Owner is null && !draft.IsFormer && record.Sector is not ("UNK" or "ELI")))
            draft.Sector = record.Sector;
        if (draft.Sector == "IGO")
            draft.Country = null;
        if (draft.IsFormer)
            return;
        draft.Office ??= record.Office;
        if (draft.Organization is null)
            (draft.Organization, draft.OrganizationId) = (record.Organization, record.OrganizationId);
    }

    /// <summary>Keeps what a mention tells about a person.</summary>
    public void Learn(Draft draft)
    {
        foreach (var record in _persons)
            if (record.Name == draft.Name)
                Learn(draft, record);
    }

    static void Learn(Draft draft, PersonRecord record)
    {
        if (record.Sector != "IGO")
            record.Country ??= draft.Country;
        if (record.Sector == "UNK" || draft.IsFormer)
            record.Sector = draft.Sector;
        record.Office ??= draft.Office;
        if (record.Organization is null)
            (record.Organization, record.OrganizationId) = (draft.Organization, draft.OrganizationId);
    }

    /// <summary>Gives every mention of a person what any other told, those before it too.</summary>
    public void Share(IEnumerable<Draft> drafts)
    {
        foreach (var draft in drafts)
        {
            if (draft.Kind == EntityKind.Person && draft.Entity < 0 && NotPersons.TryGetValue(draft.Name, out var other))
            {
                (draft.Kind, draft.Sector, draft.IsHuman) = (other.Kind, other.Sector, false);
                draft.Country ??= other.Country;
                continue;
            }
            if (draft.Kind != EntityKind.Person || PersonOf(draft) is not { } record)
                continue;
            draft.Country ??= record.Country;
            if (draft.Sector == "UNK")
                draft.Sector = record.Sector;
            draft.Office ??= record.Office;
            if (draft.Organization is null)
                (draft.Organization, draft.OrganizationId) = (record.Organization, record.OrganizationId);
            if (draft.Gender == Gender.Unknown)
                draft.Gender = record.Gender;
        }
    }

    /// <summary>The record of a person the item has named, or null.</summary>
    public PersonRecord? PersonOf(Draft draft) => _persons.Find(p => p.Name == draft.Name);

    /// <summary>Whether the item names the European Union or an organ of it.</summary>
    public bool SpeaksOfUnion => _speaksOfUnion ??= Array.Exists(Scans, scan => scan.Names.Exists(name => NamesUnion(scan, name)));

    bool NamesUnion(SentenceScan scan, NameMatch name)
    {
        if (name.Source != NameSource.Table || name.End == name.First)
            return false;
        foreach (var alias in scan.AliasesOf(name))
            if (alias.Kind == AliasKind.Entity && !alias.NeedsContext && Knowledge.Entities[alias.Target].Id is "body/european-union" or "body/european-commission" or "body/european-council" or "body/council-of-the-eu" or "body/european-parliament")
                return true;
        return false;
    }

    /// <summary>Organisations named in the item that the tables don't have.</summary>
    public List<Draft> Organizations { get; } = [];

    /// <summary>The organisation whose name begins with these words, or null.</summary>
    public Draft? OrganizationCalled(string name) =>
        Organizations.Find(d => d.Name.Length > name.Length + 1 && d.Name.StartsWith(name, StringComparison.Ordinal) && d.Name[name.Length] == ' ');

    // ---- organisations -----------------------------------------------------------------------------------------------------------------

    /// <summary>Whether a name of unknown kind was introduced as an organisation's.</summary>
    public bool IsOrganization(SentenceScan scan, NameMatch name) =>
        _acronyms.ContainsKey(scan.Text(name.First, name.End)) || OrganizationCalled(scan.Text(name.First, name.End)) is not null || CompanySuffixes.IsSuffix(scan.Sentence[name.End - 1].Text);

    /// <summary>Notes the letters in parentheses after a name: "Semiconductor Industry Association (SIA)".</summary>
    public void Acronyms(SentenceScan scan, Draft draft)
    {
        var at = draft.End;
        if (at + 2 < scan.Count && scan.Sentence[at].Text is "(" && scan.Sentence[at + 2].Text is ")")
            _acronyms.TryAdd(scan.Sentence[at + 1].Form, draft);
    }

    /// <summary>The organisation that letters stand for in this item, or null.</summary>
    public Draft? AcronymOf(string letters) => _acronyms.GetValueOrDefault(letters);
}
