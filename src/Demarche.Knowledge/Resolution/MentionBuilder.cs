using Demarche.Language;

namespace Demarche.Knowledge;

/// <summary>
/// Builds the mentions of one sentence: first names that are not persons', then nouns for bodies, then persons with their titles, then
/// nouns for persons, then pronouns; so that each finds the countries and organisations it needs.
/// </summary>
sealed class MentionBuilder
{
    readonly KnowledgeBase _knowledge;
    readonly Words _words;
    readonly Item _item;
    readonly SentenceScan _scan;
    readonly int _sentence;
    readonly List<Draft> _drafts = [];
    readonly Draft?[] _nameDraft; // by first token of a name
    readonly bool[] _taken;       // tokens of titles that belong to a person's name

    public MentionBuilder(Item item, int sentence)
    {
        (_item, _knowledge, _words) = (item, item.Knowledge, item.Knowledge.Words);
        (_sentence, _scan) = (sentence, item.Scans[sentence]);
        _nameDraft = new Draft?[_scan.Count];
        _taken = new bool[_scan.Count];
    }

    /// <summary>The mentions, in the order of their heads.</summary>
    public List<Draft> Build()
    {
        foreach (var name in _scan.Names)
            if (name.End > name.First && name.Source == NameSource.Table && !_item.IsPerson(_scan, name))
                BuildName(name);
        foreach (var name in _scan.Names)
            if (name.End > name.First && name.Source != NameSource.Table && !_item.IsPerson(_scan, name))
                BuildName(name);
        foreach (var term in _scan.Terms)
            if (IsBest(term) && IsForBodies(term))
                BuildBody(term);
        foreach (var name in _scan.Names)
            if (name.End > name.First && _item.IsPerson(_scan, name))
                BuildPerson(name);
        JoinLeaders();
        foreach (var term in _scan.Terms)
            if (IsBest(term) && !IsForBodies(term))
                BuildRole(term);
        for (var t = 0; t < _scan.Count; t++)
            if (_scan.Pos[t] is Upos.Pron or Upos.Det)
                BuildPronoun(t);
        JoinAppositions();
        JoinDescriptions();
        JoinDescribed();
        _drafts.Sort((a, b) => a.Head != b.Head ? a.Head.CompareTo(b.Head) : a.First.CompareTo(b.First));
        return _drafts;
    }

    // ---- names -------------------------------------------------------------------------------------------------------------------

    void BuildName(NameMatch name)
    {
        if (name.Source != NameSource.Table)
        {
            BuildUnknownName(name);
            return;
        }
        if (IsSeatOfUnion(name))
        {
            var union = _knowledge.Find("body/european-union")!;
            var seat = NewName(name, EntityKind.Body, union.Name, extend: false);
            (seat.Id, seat.Sector, seat.Entity) = (union.Id, union.Sector, _knowledge.IndexOf(union.Id));
            seat.Evidence.Add($"'{_scan.Text(name.First, name.End)}' stands for the {union.Name}");
            return;
        }
        var choice = Choose(name);
        if (choice is not { } alias)
            return;
        switch (alias.Kind)
        {
            case AliasKind.Adjective or AliasKind.People when IsPrefixed(name.First):
                return;
            // "the Myanmar National Democratic Army" is no army of the tables.
            case AliasKind.Entity when name.End - name.First == 1 && _knowledge.Entities[alias.Target].Kind == EntityKind.Organ && IsInLongerName(name):
                return;
            case AliasKind.Entity when IsForeignParty(name, alias):
                var party = NewName(name, EntityKind.Group, _scan.Text(name.First, name.End), extend: true);
                party.Sector = _knowledge.Entities[alias.Target].Sector;
                party.Country = CountryAround(party, out _);
                return;
            case AliasKind.Adjective:
                AddState(name, alias, alone: true);
                break;
            case AliasKind.People:
                AddPeople(name, alias);
                break;
            case AliasKind.State or AliasKind.FormerState or AliasKind.StatePart or AliasKind.Government:
                AddState(name, alias, alone: false);
                break;
            case AliasKind.Place:
                AddPlace(name, alias);
                break;
            case AliasKind.Entity:
                AddEntity(name, alias);
                break;
        }
    }

    // The alias meant: by label, by the word's place in the tree, then the one that is usual.
    Alias? Choose(NameMatch name)
    {
        var head = _scan.HeadOf(name.First, name.End, name.End - 1);
        var modifier = IsModifier(head);
        var locative = IsLocative(head);
        Alias? best = null;
        var bestScore = int.MinValue;
        foreach (var alias in _scan.AliasesOf(name))
        {
            if (alias.Kind is AliasKind.Person)
                continue;
            var score = alias.NeedsContext ? -4 : 0;
            score += alias.Kind switch
            {
                AliasKind.State => modifier ? 5 : 6,
                AliasKind.Adjective => modifier ? 6 : -6,
                AliasKind.People => modifier ? -3 : 4,
                AliasKind.Government => locative ? 3 : 4,
                AliasKind.Place => locative ? 4 : 2,
                AliasKind.StatePart => 3,
                AliasKind.FormerState => 2,
                AliasKind.Entity when _knowledge.Entities[alias.Target].Kind == EntityKind.Body => 4,
                _ => 3,
            };
            if (name.Label is { } label)
            {
                score += (label, alias.Kind) switch
                {
                    (MentionKind.Organization, AliasKind.Entity) => 5,
                    (MentionKind.Location, AliasKind.Entity) => -3,
                    (MentionKind.Location, AliasKind.State or AliasKind.StatePart or AliasKind.Place or AliasKind.Government) => 3,
                    (MentionKind.Organization, AliasKind.Place) => -1,
                    _ => 0,
                };
            }
            score += _item.Prior(alias);
            if (alias.Kind == AliasKind.Entity && _knowledge.Entities[alias.Target] is { Kind: EntityKind.Group or EntityKind.Company, Country: { } home } known)
                score += (known.Kind == EntityKind.Group ? 2 : 1) * Math.Min(_item.CountryPrior(home), 3);
            if (alias.Kind == AliasKind.Place)
                score += _item.PlacePrior(_knowledge.Places[alias.Target]);
            // "Meta has agreed": what acts is the company sooner than a place of that name.
            else if (alias.Kind == AliasKind.Entity && _knowledge.Entities[alias.Target].Kind == EntityKind.Company && Phrases.IsSubject(_scan, head))
                score += 4;
            if (alias.NeedsContext && !HasContext(name, alias, head))
                continue;
            if (score > bestScore)
                (best, bestScore) = (alias, score);
        }
        return best;
    }

    bool HasContext(NameMatch name, in Alias alias, int head)
    {
        if (_item.Prior(alias) > 0)
            return true;
        if (alias.Kind == AliasKind.Entity && _knowledge.Entities[alias.Target] is { Kind: EntityKind.Group, Country: { } home } && _item.CountryPrior(home) > 0 && _scan.Pos[head] == Upos.Propn)
            return true;
        var fits = (name.Label, alias.Kind) switch
        {
            (MentionKind.Organization, AliasKind.Entity or AliasKind.Government) => true,
            (MentionKind.Person, AliasKind.Entity) => name.First == name.End - 1 && _knowledge.Entities[alias.Target].Kind == EntityKind.Company,
            (MentionKind.Location, AliasKind.Place or AliasKind.State or AliasKind.StatePart or AliasKind.Government) => true,
            _ => false,
        };
        if (fits)
            return true;
        if (name.First == 0 && alias.Kind == AliasKind.Entity && _knowledge.Entities[alias.Target].Kind == EntityKind.Company && _scan.Pos[head] is Upos.Propn or Upos.Noun or Upos.Adj or Upos.Verb &&
            Phrases.IsSubject(_scan, head))
        {
            return true;
        }
        if (name.Label is not null || _scan.IsHeadline || name.First == 0 || _scan.Pos[head] != Upos.Propn)
            return false;
        // A capital in mid-sentence that is no part of a longer name.
        return alias.Kind is AliasKind.Entity or AliasKind.Government && !IsInLongerName(name);
    }

    static readonly HashSet<string> s_partyWords = new(StringComparer.Ordinal)
    {
        "Democratic", "Democrats", "Democrat", "Party", "Liberal", "Liberals", "Social", "Socialist", "Socialists", "Labour", "Labor", "Conservative", "Conservatives", "Tories", "Green",
        "Greens", "National", "People", "'s", "’s", "Republican", "Republicans", "Christian", "Union", "Communist", "Communists", "Freedom", "Progressive", "the", "The", "Left", "Reform",
        "Congress", "Alliance", "Movement", "Workers", "Independence", "Justice", "Development", "Unity", "Centre", "Popular", "Front",
    };

    // "the Liberals", "the CGT": names that parties and unions of several countries have, in an item that speaks of others.
    bool IsForeignParty(NameMatch name, in Alias alias)
    {
        if (_knowledge.Entities[alias.Target] is not { Kind: EntityKind.Group, Country: { } home, Id: var id } || !(id.StartsWith("party/", StringComparison.Ordinal) || id.StartsWith("union/", StringComparison.Ordinal)))
            return false;
        if (_item.CountryPrior(home) > 0 || !_item.SpeaksOfStates || _item.Prior(alias) > 2)
            return false;
        for (var t = name.First; t < name.End; t++)
        {
            var text = _scan.Sentence[t].Form;
            if (!s_partyWords.Contains(text) && !(name.End - name.First == 1 && text.Length <= 3 && text.All(char.IsUpper)))
                return false;
        }
        return true;
    }

    bool IsInLongerName(NameMatch name) =>
        (name.First > 0 && IsCapitalised(name.First - 1) && _scan.NameOf(name.First - 1) is null && _scan.TermAt[name.First - 1] < 0 &&
            _scan.Head[name.First - 1] >= name.First - 1 && _scan.Head[name.First - 1] < name.End) ||
        (name.End < _scan.Count && IsCapitalised(name.End) && _scan.NameOf(name.End) is null && _scan.TermAt[name.End] < 0);

    bool IsCapitalised(int token) => _scan.Pos[token] == Upos.Propn && _scan.Case[token] != AtomCase.Lower && token > 0;

    void AddState(NameMatch name, in Alias alias, bool alone)
    {
        var state = _knowledge.States[alias.Target];
        var draft = NewName(name, EntityKind.State, state.Entity.Name, extend: !alone);
        (draft.Id, draft.Country, draft.Sector) = (state.Entity.Id, state.Entity.Country, "GOV");
        draft.Entity = _knowledge.IndexOf(state.Entity.Id);
        draft.IsLocative = !alone && IsLocative(draft.Head);
        if (draft.IsLocative)
            draft.Sector = "UNK";
        if (alias.Kind is AliasKind.StatePart or AliasKind.FormerState)
        {
            (draft.Name, draft.Id, draft.Entity) = (_scan.Text(name.First, name.End), null, -1);
            draft.Evidence.Add(alias.Kind == AliasKind.StatePart
                ? $"'{draft.Name}' is a part of {state.Entity.Name} ({_knowledge.Origin(alias)})"
                : $"'{draft.Name}' is a former name; its country is {state.Entity.Name} now ({_knowledge.Origin(alias)})");
        }
        else
        {
            draft.Evidence.Add(alias.Kind switch
            {
                AliasKind.Adjective => $"'{_scan.Text(name.First, name.End)}' is the adjective of {draft.Name} ({_knowledge.Origin(alias)})",
                AliasKind.Government => $"'{_scan.Text(name.First, name.End)}' stands for the government of {draft.Name} ({_knowledge.Origin(alias)})",
                _ => $"'{_scan.Text(name.First, name.End)}' is a name of {draft.Name} ({_knowledge.Origin(alias)})",
            });
        }
        _item.Count(alias, draft.Country);
    }

    // Brussels is the European Union where the item speaks of that, or where it acts.
    bool IsSeatOfUnion(NameMatch name)
    {
        if (name.End - name.First != 1 || _scan.Sentence[name.First].Text is not "Brussels" || _knowledge.Find("body/european-union") is null)
            return false;
        var head = name.First;
        return !IsLocative(head) && (_item.SpeaksOfUnion || Phrases.IsSubject(_scan, head));
    }

    void AddPeople(NameMatch name, in Alias alias)
    {
        var state = _knowledge.States[alias.Target];
        var draft = NewName(name, EntityKind.Generic, "", extend: true);
        (draft.Form, draft.IsHuman) = (MentionForm.Noun, true);
        (draft.Country, draft.Sector, draft.IsPlural) = (state.Entity.Country, "CVL", true);
        // "the Americans will not accept": those who speak for them.
        if (draft.First == name.First - 1 && _scan.Word[draft.First] == _words.The && name.End - name.First == 1 && !HasClause(draft.Head))
            draft.Sector = "GOV";
        draft.Name = _scan.Text(draft.First, draft.End);
        draft.Evidence.Add($"'{_scan.Text(name.First, name.End)}' are people of {state.Entity.Name} ({_knowledge.Origin(alias)})");
        _item.Count(alias, draft.Country);
    }

    void AddPlace(NameMatch name, in Alias alias)
    {
        var place = _knowledge.Places[alias.Target];
        var draft = NewName(name, EntityKind.Generic, place.Name, extend: false);
        (draft.Id, draft.Country) = (place.Id, place.Country);
        draft.IsLocative = IsLocative(draft.Head);
        if (!draft.IsLocative && !IsModifier(draft.Head))
            draft.Sector = "GOV";
        draft.Evidence.Add($"'{_scan.Text(name.First, name.End)}' is a place in {_knowledge.StateOf(place.Country)?.Entity.Name ?? "no state of the tables"} ({_knowledge.Origin(alias)})");
        _item.Count(alias, draft.Country);
    }

    void AddEntity(NameMatch name, in Alias alias)
    {
        var entity = _knowledge.Entities[alias.Target];
        var draft = NewName(name, entity.Kind, entity.Name, extend: true);
        (draft.Id, draft.Country, draft.Sector, draft.Entity) = (entity.Id, entity.Country, entity.Sector, alias.Target);
        draft.HeadWord = HeadWordOf(name.End - 1);
        // "Security Council" alone is that of the United Nations; with a country, that country's.
        var organ = entity.Kind == EntityKind.Body && CountryAround(draft, out _) is { } own && HasOrgan(name, own);
        if (entity.Kind == EntityKind.Organ || organ)
        {
            ChooseOrgan(draft, name);
            return;
        }
        // "the Philippine Red Cross"
        if (entity is { Kind: EntityKind.Group, Country: null } && draft.First < draft.CoreFirst && CountryAround(draft, out _) is { } national)
            draft.Country = national;
        draft.Evidence.Add($"'{_scan.Text(name.First, name.End)}' is a name of {entity.Name} ({_knowledge.Origin(alias)})");
    }

    // "China's Exim Bank" is none of America's; "Moscow's Kremlin" and "the Pentagon in Virginia" are names of one thing alone.
    bool IsSharedName(Draft draft, in Alias alias) =>
        draft.CoreEnd - draft.CoreFirst > 1 && _knowledge.StateOf(_knowledge.Entities[alias.Target].Country) is not null && _knowledge.Entities[alias.Target].Kind == EntityKind.Organ;

    bool HasOrgan(NameMatch name, string country)
    {
        foreach (var alias in _scan.AliasesOf(name))
            if (alias.Kind == AliasKind.Entity && _knowledge.Entities[alias.Target] is { Kind: EntityKind.Organ } organ && organ.Country == country)
                return true;
        return false;
    }

    // Many states have an organ of that name: the country said beside it decides, else the item does, later.
    void ChooseOrgan(Draft draft, NameMatch name)
    {
        var country = CountryAround(draft, out var why);
        var candidates = 0;
        Alias? own = null;
        Alias first = default;
        foreach (var alias in _scan.AliasesOf(name))
        {
            if (alias.Kind != AliasKind.Entity)
                continue;
            if (candidates++ == 0)
                first = alias;
            if (country is not null && _knowledge.Entities[alias.Target].Country == country)
                own ??= alias;
        }
        if (own is { } chosen)
            SetOrgan(draft, chosen.Target, $"'{_scan.Text(name.First, name.End)}' with {why} ({_knowledge.Origin(chosen)})");
        else if (country is not null && (candidates > 1 || first.NeedsContext || _knowledge.Entities[first.Target].Country is { } only && only != country && IsSharedName(draft, first)))
            (draft.Entity, draft.Id, draft.Country, draft.Name) = (-1, null, country, _scan.Text(draft.First, draft.End));
        else if (candidates == 1 && !first.NeedsContext)
            SetOrgan(draft, first.Target, $"'{_scan.Text(name.First, name.End)}' is a name of {_knowledge.NameOf(first.Target)} ({_knowledge.Origin(first)})");
        else
            (draft.IsOpen, draft.Match, draft.Entity, draft.Id, draft.Country) = (true, name, -1, null, country);
    }

    void SetOrgan(Draft draft, int entity, string evidence)
    {
        var organ = _knowledge.Entities[entity];
        (draft.Entity, draft.Id, draft.Name) = (entity, organ.Id, _knowledge.NameOf(entity));
        (draft.Country, draft.Sector, draft.Kind) = (organ.Country, organ.Sector, EntityKind.Organ);
        draft.Evidence.Add(evidence);
    }

    void BuildUnknownName(NameMatch name)
    {
        if (name.Label == MentionKind.Location)
            return;
        // "Tis Hazari Court": the noun in the name says what it is.
        var term = _scan.TermAt[name.End - 1];
        if (term >= 0 && IsForBodies(_scan.Terms[term]))
            return;
        if (name.Label != MentionKind.Organization && !_item.IsOrganization(_scan, name))
            return;
        var draft = NewName(name, EntityKind.Group, _scan.Text(name.First, name.End), extend: true);
        var company = CompanySuffixes.IsSuffix(_scan.Sentence[name.End - 1].Text);
        if (_item.OrganizationCalled(draft.Name) is { } named)
        {
            var (first, end, head) = (draft.First, draft.End, draft.Head);
            draft.Take(named);
            (draft.First, draft.End, draft.Head) = (first, end, head);
            draft.Evidence.Add($"'{_scan.Text(name.First, name.End)}' is short for {named.Name}, named in sentence {named.Sentence + 1}");
            return;
        }
        var sector = company ? "BUS" : NameWords.SectorOf(_scan.Sentence[draft.Head].Text) ?? NameWords.SectorOf(_scan.Sentence[name.End - 1].Text) ?? NameWords.SectorOf(_scan.Sentence[name.First].Text);
        (draft.Kind, draft.Sector) = sector is "BUS" ? (EntityKind.Company, sector) : sector is null ? (EntityKind.Generic, "UNK") : (EntityKind.Organ, sector);
        if (sector is "JRN" or "EDU" or "LAB" or "PTY" or "REL" or "MED" or "SOC")
            draft.Kind = EntityKind.Group;
        draft.Country = CountryAround(draft, out _) ?? CountryBehind(name.End);
        draft.HeadWord = HeadWordOf(name.End - 1);
        if (company)
            draft.Evidence.Add($"'{_scan.Sentence[name.End - 1].Form}' ends a company's name");
        _item.Acronyms(_scan, draft);
        _item.Organizations.Add(draft);
    }

    // "Zhenxing Resources of Shanghai": the place of the seat.
    string? CountryBehind(int end) => end + 1 < _scan.Count && _scan.Word[end] == _words.Of && _scan.NameOf(end + 1) is { } name && _nameDraft[name.First] is { Kind: not EntityKind.Person } place
        ? place.Country
        : null;

    Draft NewName(NameMatch name, EntityKind kind, string text, bool extend)
    {
        var first = extend ? Phrases.LeftEdge(_scan, _words, name.First, name.End) : name.First;
        if (extend)
            first = Math.Max(first, EndOfTakenBefore(name.First));
        var draft = new Draft
        {
            Sentence = _sentence,
            First = first,
            End = name.End,
            CoreFirst = name.First,
            CoreEnd = name.End,
            Head = _scan.HeadOf(first, name.End, name.End - 1),
            Form = MentionForm.Name,
            Kind = kind,
            Name = text,
        };
        _nameDraft[name.First] = draft;
        _drafts.Add(draft);
        return draft;
    }

    int EndOfTakenBefore(int first)
    {
        for (var t = first - 1; t >= 0; t--)
            if (_taken[t])
                return t + 1;
        return 0;
    }

    // ---- nouns for bodies ----------------------------------------------------------------------------------------------------------

    bool IsBest(in TermMatch term) =>
        _scan.TermAt[term.Head] >= 0 && _scan.Terms[_scan.TermAt[term.Head]] == term && !_taken[term.Head] && CanBeNoun(term.Head);

    bool CanBeNoun(int head)
    {
        if (_scan.NameOf(head) is { } name && (name.Source == NameSource.Table || name.Label == MentionKind.Person))
            return false;
        return _scan.Pos[head] switch
        {
            Upos.Noun or Upos.Propn => true,
            Upos.Adj or Upos.X or Upos.None or Upos.Num => _scan.Rel[head] is not (DepRel.Amod or DepRel.Advmod or DepRel.Root or DepRel.Xcomp
                or DepRel.Compound or DepRel.Acl or DepRel.Ccomp or DepRel.Advcl),
            _ => false,
        };
    }

    bool IsForBodies(in TermMatch term)
    {
        if (_scan.AliasOf(term, AliasKind.OrganKind) is not null)
            return true;
        return _scan.AliasOf(term, AliasKind.Agent) is { } agent && _knowledge.Agents[agent.Target].Kind != AgentKind.Person;
    }

    void BuildBody(in TermMatch term)
    {
        var modifier = IsModifier(term.Head);
        if (modifier && IsInsideLonger(term) && _scan.AliasOf(term, AliasKind.OrganKind) is null)
            return;
        var agent = _scan.AliasOf(term, AliasKind.Agent);
        var draft = NewNoun(term);
        if (IsWeak(draft))
        {
            _drafts.Remove(draft);
            return;
        }
        if (agent is { } noun)
        {
            draft.Agent = noun.Target;
            var meaning = _knowledge.Agents[noun.Target];
            draft.Sector = meaning.Sector;
            draft.IsPlural = noun.Plural;
        }
        draft.Country = CountryAround(draft, out var why);
        var organ = OrganKindOf(term, draft.Country);
        if (organ is { } kind && !draft.IsPlural)
        {
            draft.OrganKind = kind.Target;
            draft.Kind = EntityKind.Organ;
            draft.Sector = _knowledge.OrganKinds[kind.Target].Sector;
            if (draft.Country is { } country)
            {
                var entity = _knowledge.OrganOf(country, kind.Target);
                if (entity >= 0 && !HasNarrowing(draft))
                {
                    SetOrgan(draft, entity, $"'{_scan.Text(term.First, term.End)}' with {why} ({_knowledge.Origin(kind)})");
                    return;
                }
            }
        }
        if (draft.Country is not null && draft.Sector == "GOV" && IsGovernment(term))
        {
            var state = _knowledge.StateOf(draft.Country)!;
            (draft.Kind, draft.Name) = (EntityKind.State, state.Entity.Name);
            (draft.Id, draft.Entity) = (state.Entity.Id, _knowledge.IndexOf(state.Entity.Id));
            draft.Evidence.Add($"the government of {state.Entity.Name}, by {why}");
            return;
        }
        AdjustSector(draft);
        if (IsSideOfState(draft, why))
            return;
        // "a team of the IAEA", "members of Hezbollah": whose they are
        if (draft.Sector is "UNK" or "CVL" && OrganizationAround(draft, term) is { Kind: not EntityKind.State, Sector: not "UNK" } whole)
        {
            draft.Sector = whole.Sector;
            if (whole.Sector == "IGO")
                draft.Country = null;
        }
        // "Huawei's local unit"
        if (draft.Sector == "UNK" && !draft.IsPlural && _drafts.Exists(d => d.Kind == EntityKind.Company && d.First >= draft.First && d.End <= draft.CoreFirst))
            draft.Sector = "BUS";
        if (draft.Country is not null)
            draft.Evidence.Add($"country by {why}");
        draft.IsOpen = draft.Country is null && (draft.IsDefinite || draft.OrganKind >= 0) && !draft.IsModified || HasPossessivePronoun(draft) ||
            (draft.IsDefinite && !draft.IsPlural && draft.Country is not null && draft.CoreEnd == draft.End && draft.Agent >= 0 && _knowledge.Agents[draft.Agent].Kind == AgentKind.Company);
    }

    // "the U.S. side": the state.
    bool IsSideOfState(Draft draft, string why)
    {
        if (draft.Country is null || draft.HeadWord is not ("side" or "delegation" or "team") || draft.IsPlural || draft.Sector is not ("UNK" or "GOV") ||
            _drafts.Find(d => d.Kind == EntityKind.State && d.First >= draft.First && d.End <= draft.CoreFirst) is not { } state)
        {
            return false;
        }
        (draft.Sector, draft.IsOpen) = ("GOV", false);
        if (draft.HeadWord == "side")
            (draft.Kind, draft.Name, draft.Id, draft.Entity) = (EntityKind.State, state.Name, state.Id, state.Entity);
        draft.Evidence.Add($"country by {why}");
        return true;
    }

    // "power", "unit", "body" act only with a country, or in the plural with an adjective ("world powers").
    bool IsWeak(Draft draft) => WeakNouns.Contains(draft.HeadWord) && CountryAround(draft, out _) is null &&
        (!draft.IsPlural || !draft.IsModified || !Phrases.IsSubject(_scan, draft.Head)) &&
        !(draft.IsDefinite && !draft.IsModified && Phrases.IsSubject(_scan, draft.Head) && draft.HeadWord is not ("power" or "gathering" or "body"));

    Alias? OrganKindOf(in TermMatch term, string? country)
    {
        Alias? first = null;
        for (var i = term.Alias; i >= 0; i = _knowledge.Aliases[i].Next)
        {
            var alias = _knowledge.Aliases[i];
            if (alias.Kind != AliasKind.OrganKind)
                continue;
            if (country is not null && _knowledge.OrganOf(country, alias.Target) >= 0)
                return alias;
            first ??= alias;
        }
        return first;
    }

    // A local one ("a police force in Texas", "district court") is not the state's own.
    bool HasNarrowing(Draft draft)
    {
        for (var t = draft.First; t < draft.CoreFirst; t++)
        {
            if (_scan.Rel[t] is DepRel.Amod or DepRel.Compound && _scan.NameOf(t) is null && _scan.Pos[t] is Upos.Adj or Upos.Noun or Upos.Propn &&
                !IsEmptyModifier(t))
            {
                return true;
            }
        }
        return IsIndefinite(draft);
    }

    bool IsIndefinite(Draft draft) => _scan.Word[draft.First] == _words.A || _scan.Word[draft.First] == _words.An;

    static readonly HashSet<string> s_emptyModifiers = new(StringComparer.OrdinalIgnoreCase)
    {
        "own", "national", "federal", "central", "entire", "new", "current", "so-called", "top", "main", "powerful", "neighbouring", "neighboring",
    };

    bool IsEmptyModifier(int token) => s_emptyModifiers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(_scan.Sentence[token].Text);

    bool IsGovernment(in TermMatch term) => _scan.Word[term.Head] == _words.Government || _scan.Word[term.Head] == _words.Administration ||
        _scan.Word[term.Head] == _words.Regime || _scan.Word[term.Head] == _words.Authorities;

    Draft NewNoun(in TermMatch term)
    {
        var end = Phrases.RightEdge(_scan, term.Head, term.End);
        var first = IsModifier(term.Head) ? ModifierEdge(term.First, term.End) : Phrases.LeftEdge(_scan, _words, term.First, end);
        end = WithOfPhrase(term.Head, first, end);
        if (end == term.End)
            end = WithSeat(term.Head, end);
        var draft = new Draft
        {
            Sentence = _sentence,
            First = first,
            End = end,
            CoreFirst = term.First,
            CoreEnd = term.End,
            Head = _scan.HeadOf(first, end, term.Head),
            Form = MentionForm.Noun,
            Kind = EntityKind.Generic,
            Name = _scan.Text(first, end),
            HeadWord = HeadWordOf(term.Head),
            CoreText = _scan.Text(term.First, term.End).ToLowerInvariant(),
            IsPlural = _scan.Sentence[term.Head].Morphology.Number == Number.Plural,
        };
        draft.IsDefinite = StartsDefinite(first);
        draft.IsModified = end > term.End || HasModifiers(draft) || HasClause(term.Head);
        _drafts.Add(draft);
        return draft;
    }

    // Before a noun that itself modifies another, the tree hangs country and article on that other.
    int ModifierEdge(int first, int end)
    {
        var edge = Phrases.LeftEdge(_scan, _words, first, end);
        if (edge < first)
            return edge;
        if (first > 1 && _scan.Word[first - 1] == _words.S && _scan.NameOf(first - 2) is { Source: NameSource.Table } possessor)
            return possessor.First;
        if (first > 0 && _scan.NameOf(first - 1) is { Source: NameSource.Table } name && IsCountry(name))
            return name.First;
        return first;
    }

    bool IsCountry(NameMatch name)
    {
        foreach (var alias in _scan.AliasesOf(name))
            if (alias.Kind is AliasKind.State or AliasKind.Adjective or AliasKind.Government)
                return true;
        return false;
    }

    // "leaders of both nations", "members of parliament": what follows "of" belongs to the phrase.
    int WithOfPhrase(int head, int first, int end)
    {
        if (end >= _scan.Count || _scan.Word[end] != _words.Of)
            return end;
        var noun = _scan.Head[end];
        if (noun <= end || noun >= _scan.Count || _scan.Pos[noun] is Upos.Verb or Upos.Aux || (noun == end + 1 && _scan.NameOf(noun) is null && _scan.Sentence[noun].Text.EndsWith("ing")))
            return end;
        // The tree hangs it on the noun, or says nothing better.
        if (_scan.Head[noun] != head && !(_scan.Head[noun] >= first && _scan.Head[noun] < end))
            return end;
        var last = noun + 1;
        if (_scan.NameOf(noun) is { } name)
            last = Math.Max(last, name.End);
        for (var t = end + 1; t < noun; t++)
            if (_scan.Pos[t] is Upos.Verb or Upos.Punct && _scan.Rel[t] is not (DepRel.Amod or DepRel.Compound) && _scan.NameOf(t) is null && !IsHyphenToken(t))
                return end;
        return last - first > 14 ? end : last;
    }

    // "Workers at Hanul Motors", "a court in Lyon": a name right behind says which.
    int WithSeat(int head, int end)
    {
        if (end + 1 >= _scan.Count || IsModifier(head) || _scan.Word[end] is var word && word != _words.At && word != _words.In && word != _words.From)
            return end;
        var at = _scan.NameOf(end + 1) is null && _scan.Word[end + 1] == _words.The && end + 2 < _scan.Count ? end + 2 : end + 1;
        if (_scan.NameOf(at) is not { } name || name.First != at || _item.IsPerson(_scan, name))
            return end;
        var noun = _scan.HeadOf(name.First, name.End, name.End - 1);
        return _scan.Head[noun] == head && _scan.Rel[noun] == DepRel.Nmod ? name.End : end;
    }

    bool IsHyphenToken(int token) => _scan.Sentence[token].Text is "-" or "–";

    bool StartsDefinite(int first) =>
        _scan.Word[first] is var word && (word == _words.The || word == _words.This || word == _words.That || word == _words.These ||
            word == _words.Those || word == _words.Both || word == _words.Its || word == _words.Their || word == _words.His || word == _words.Her);

    bool HasModifiers(Draft draft)
    {
        for (var t = draft.First; t < draft.CoreFirst; t++)
        {
            if (_scan.Pos[t] is Upos.Adj or Upos.Noun or Upos.Propn or Upos.Num or Upos.Verb && _scan.Word[t] != _words.Two && !IsEmptyModifier(t))
                return true;
        }
        return false;
    }

    bool HasClause(int head)
    {
        for (var t = head + 1; t < _scan.Count; t++)
            if (_scan.Head[t] == head && _scan.Rel[t] is DepRel.AclRelcl or DepRel.Acl or DepRel.Nmod && _scan.Rel[t] != DepRel.Appos)
                return true;
        return false;
    }

    bool HasPossessivePronoun(Draft draft)
    {
        for (var t = draft.First; t < draft.CoreFirst; t++)
            if (_scan.Pos[t] == Upos.Pron)
                return true;
        return false;
    }

    bool IsInsideLonger(in TermMatch term)
    {
        foreach (var other in _scan.Terms)
            if (other.First <= term.First && term.End <= other.End && other.End - other.First > term.End - term.First)
                return true;
        return false;
    }

    // ---- persons -------------------------------------------------------------------------------------------------------------------

    void BuildPerson(NameMatch name)
    {
        var title = TitleBefore(name);
        var core = title is { } term ? term.First : name.First;
        var first = Phrases.LeftEdge(_scan, _words, core, name.End);
        if (title is not null)
            first = Math.Min(first, ModifierEdge(core, name.End));
        var end = name.End;
        var draft = new Draft
        {
            Sentence = _sentence,
            First = first,
            End = end,
            CoreFirst = name.First,
            CoreEnd = name.End,
            Head = name.First,
            Form = MentionForm.Name,
            Kind = EntityKind.Person,
            IsHuman = true,
            Name = _scan.Text(name.First, name.End),
        };
        if (title is { } found)
        {
            for (var t = found.First; t < name.First; t++)
                _taken[t] = true;
            draft.Title = _scan.AliasOf(found, AliasKind.Title)?.Target ?? -1;
            draft.Agent = _scan.AliasOf(found, AliasKind.Agent)?.Target ?? -1;
            SetRole(draft, found, first);
        }
        else if (first < name.First)
        {
            draft.Country = CountryAround(draft, out _);
        }
        // "Tim Cook of Apple": the organisation goes with the name.
        if (end + 1 < _scan.Count && _scan.Word[end] == _words.Of && NameFrom(end + 1) is { Kind: not EntityKind.Person } of)
        {
            draft.End = of.End;
            JoinOrganization(draft, of);
        }
        draft.Head = _scan.HeadOf(draft.First, draft.End, name.First);
        _item.Identify(draft, _scan, name);
        _nameDraft[name.First] = draft;
        _drafts.Add(draft);
    }

    Draft? NameFrom(int token)
    {
        if (token < _scan.Count && _scan.Word[token] == _words.The)
            token++;
        return token < _scan.Count ? _nameDraft[token] : null;
    }

    // The title that ends where the name begins, or whose "of" phrase does.
    TermMatch? TitleBefore(NameMatch name)
    {
        TermMatch? best = null;
        foreach (var term in _scan.Terms)
        {
            if (term.End > name.First || term.Head >= name.First || !IsRole(term))
                continue;
            if (term.End != name.First && !IsBridged(term, name))
                continue;
            if (term.End == name.First && _scan.Pos[term.Head] is Upos.Verb or Upos.Adv or Upos.Adp)
                continue;
            if (best is not { } other || term.End > other.End || (term.End == other.End && term.First < other.First))
                best = term;
        }
        return best;
    }

    bool IsRole(in TermMatch term) => _scan.AliasOf(term, AliasKind.Title) is not null ||
        (_scan.AliasOf(term, AliasKind.Agent) is { } agent && _knowledge.Agents[agent.Target].Kind == AgentKind.Person);

    // "Minister of Transport Jan Novak", "president of the European Commission Ursula von der Leyen".
    bool IsBridged(in TermMatch term, NameMatch name)
    {
        if (name.First - term.End > 7 || name.First - term.End < 2)
            return false;
        if (_scan.Word[term.End] != _words.Of && _scan.Word[term.End] != _words.For)
            return false;
        for (var t = term.End; t < name.First; t++)
        {
            if (_scan.Pos[t] is Upos.Verb or Upos.Aux or Upos.Punct or Upos.Pron or Upos.Sconj)
                return false;
            if (t > term.End && _scan.Pos[t] == Upos.Adp && _scan.Word[t] != _words.Of)
                return false;
        }
        // The tree must not set the two apart.
        for (int at = term.Head, steps = 0; at >= 0 && steps < 6; at = _scan.Head[at], steps++)
            if (at >= name.First && at < name.End)
                return true;
        for (int at = name.First, steps = 0; at >= 0 && steps < 6; at = _scan.Head[at], steps++)
            if (at >= term.First && at < name.First)
                return _scan.Rel[name.First] is not (DepRel.Nsubj or DepRel.Obj or DepRel.Obl);
        return false;
    }

    // Country, organisation, office and sector of a person by the title and the words around it.
    void SetRole(Draft draft, in TermMatch title, int first)
    {
        var titleEnd = Math.Min(draft.Form == MentionForm.Name ? draft.CoreFirst : draft.End, _scan.Count);
        var owner = OrganizationAround(draft, title);
        draft.Owner = owner;
        draft.Country = CountryAround(draft, out var why);
        // "top U.S. diplomat": the country stands in the title.
        var (titleFirst, titleStop) = (title.First, title.End);
        draft.Country ??= _drafts.Find(d => d.Kind == EntityKind.State && d.First >= titleFirst && d.End <= titleStop)?.Country;
        var former = draft.IsFormer = IsFormer(draft);
        string sector;
        bool follows;
        string formerSector;
        if (draft.Title >= 0)
        {
            var meaning = _knowledge.Titles[draft.Title];
            (sector, follows, formerSector) = (meaning.Sector, meaning.FollowsOrganization, meaning.FormerSector);
        }
        else
        {
            var meaning = _knowledge.Agents[draft.Agent];
            (sector, follows, formerSector) = (meaning.Sector, meaning.FollowsOrganization, meaning.Sector);
        }
        if (owner is not null)
        {
            if (owner.Kind != EntityKind.State)
                (draft.Organization, draft.OrganizationId) = (owner.Name, owner.Id);
            if (follows && owner.Kind != EntityKind.State && owner.Sector != "UNK")
                sector = owner.Sector;
            // "Hamas gunmen"
            if (owner.Kind == EntityKind.Group && owner.Sector is "REB" or "PRM" or "CRM" && sector is "UAF" or "MIL" or "GOV" or "UNK" or "SOC")
                sector = owner.Sector;
            // "the European Union's ambassador", "IAEA inspectors"; but ministers of the G7 serve their states.
            if (owner is { Kind: EntityKind.Body, Sector: "IGO" } && sector is "GOV" or "COP" or "NGO" && draft.Country is null && !(draft.IsPlural && draft.HeadWord is "ambassador" or "envoy") &&
                draft.HeadWord is not ("minister" or "leader" or "lawmaker" or "member" or "president" or "premier" or "head"))
            {
                sector = "IGO";
            }
            draft.Country ??= owner.Country;
        }
        if (former)
            sector = formerSector is "GOV" or "MIL" or "LEG" or "JUD" or "COP" or "SPY" ? "ELI" : formerSector;
        draft.Sector = sector;
        if (!follows || owner is null)
            AdjustSector(draft);
        for (var t = first; t < draft.CoreEnd && t < titleEnd && !former; t++)
            if (SectorWords.Strong(_scan.Sentence[t].Text) is { } strong && _scan.Rel[t] is DepRel.Amod or DepRel.Compound or DepRel.NmodDesc)
                draft.Sector = strong;
        if (draft.Title >= 0 && draft.Form == MentionForm.Name)
            draft.Office = _scan.Text(title.First, Math.Max(title.End, Math.Min(titleEnd, draft.CoreFirst)));
        if (why.Length > 0)
            draft.Evidence.Add($"country by {why}");
        if (owner is not null && owner.Kind != EntityKind.State)
            draft.Evidence.Add($"of {owner.Name}");
    }

    void JoinOrganization(Draft draft, Draft organization)
    {
        if (organization.Kind != EntityKind.State)
        {
            (draft.Organization, draft.OrganizationId) = (organization.Name, organization.Id);
            if (draft.Sector == "UNK" || (draft.Title >= 0 && _knowledge.Titles[draft.Title].FollowsOrganization))
                draft.Sector = organization.Sector;
            draft.Evidence.Add($"of {organization.Name}");
        }
        draft.Country ??= organization.Country;
        draft.Owner ??= organization;
    }

    // The organisation a title goes with: named before it, in a possessive, or after "of", "at", "for".
    Draft? OrganizationAround(Draft draft, in TermMatch title)
    {
        Draft? found = null;
        foreach (var other in _drafts)
        {
            if (other == draft || other.Kind is EntityKind.Person || (other.Kind == EntityKind.Generic && other.OrganKind < 0 && other.Agent < 0))
                continue;
            if (other.Agent >= 0 && _knowledge.Agents[other.Agent].Kind is AgentKind.Place or AgentKind.Craft)
                continue;
            if (other.Form == MentionForm.Pronoun)
                continue;
            var before = other.First >= draft.First && other.End <= title.First;
            var after = other.First >= title.End && other.Head < _scan.Count && IsAfterPreposition(other, title);
            if (!before && !after)
                continue;
            if (found is null || Rank(other) > Rank(found) || (Rank(other) == Rank(found) && other.End - other.First > found.End - found.First))
                found = other;
        }
        return found;

        static int Rank(Draft d) => d.Kind == EntityKind.State ? 0 : d.Form == MentionForm.Name ? 2 : 1;
    }

    bool IsAfterPreposition(Draft other, in TermMatch title)
    {
        var start = other.First;
        if (start != title.End + 1 && !(start == title.End + 2 && _scan.Word[start - 1] == _words.The))
            return false;
        var preposition = _scan.Word[title.End];
        return preposition == _words.Of || preposition == _words.At || preposition == _words.For || preposition == _words.With || preposition == _words.From;
    }

    // ---- nouns for persons ---------------------------------------------------------------------------------------------------------

    void BuildRole(in TermMatch term)
    {
        if (IsModifier(term.Head) && _scan.Rel[term.Head] != DepRel.NmodPoss)
            return;
        var draft = NewNoun(term);
        var title = _scan.AliasOf(term, AliasKind.Title);
        var agent = _scan.AliasOf(term, AliasKind.Agent);
        draft.Title = title?.Target ?? -1;
        draft.Agent = agent?.Target ?? -1;
        draft.IsPlural = draft.IsPlural || (agent ?? title)!.Value.Plural;
        draft.IsHuman = true;
        draft.Gender = PersonWords.GenderOf(draft.HeadWord);
        if (draft.Agent >= 0 && draft.Title >= 0 && _knowledge.Agents[draft.Agent].Sector != "UNK" && !_knowledge.Titles[draft.Title].FollowsOrganization)
            draft.Agent = -1;
        SetRole(draft, term, draft.First);
        if (IsSideOfState(draft, draft.Country ?? "") || NamesHolder(draft))
            return;
        draft.IsOpen = !draft.IsPlural && title is not null && !IsIndefinite(draft) || (draft.IsDefinite && !draft.IsModified) || HasPossessivePronoun(draft);
    }

    // "the French president": who held that office on the item's day.
    bool NamesHolder(Draft draft)
    {
        if (draft.Title < 0 || draft.IsPlural || draft.IsFormer || IsIndefinite(draft))
            return false;
        for (var t = draft.First; t < draft.CoreFirst; t++)
            if (_scan.Pos[t] is Upos.Adj or Upos.Noun or Upos.Propn or Upos.Num && _scan.NameOf(t) is null && !IsEmptyModifier(t))
                return false;
        var owner = draft.Owner is { Kind: not EntityKind.State, Id: { } id } ? id : null;
        var term = (owner is null ? null : _knowledge.HolderOf(owner, draft.CoreText, _item.Published)) ??
            (draft.Country is null || owner is not null && draft.Owner!.Kind is EntityKind.Company or EntityKind.Body or EntityKind.Group
                ? null
                : _knowledge.HolderOf(draft.Country, draft.CoreText, _item.Published) ??
                    (draft.CoreText.Contains('.', StringComparison.Ordinal) ? _knowledge.HolderOf(draft.Country, _knowledge.Titles[draft.Title].Name, _item.Published) : null));
        if (term is null)
            return false;
        var person = _knowledge.Entities[term.Person];
        (draft.Kind, draft.Name, draft.Id, draft.Entity) = (EntityKind.Person, person.Name, person.Id, term.Person);
        (draft.Office, draft.Sector) = (term.Title, term.Sector);
        draft.Country = term.Sector == "IGO" ? null : draft.Country ?? term.Country;
        if (term.Organization >= 0 && draft.Organization is null)
            (draft.Organization, draft.OrganizationId) = (_knowledge.NameOf(term.Organization), _knowledge.Entities[term.Organization].Id);
        if (draft.Gender == Gender.Unknown)
            draft.Gender = _knowledge.GenderOf(term.Person);
        draft.Evidence.Add($"{person.Name} is {term.Title} ({_knowledge.Files[term.File]} line {term.Line})");
        return true;
    }

    // ---- pronouns ------------------------------------------------------------------------------------------------------------------

    void BuildPronoun(int token)
    {
        var word = _scan.Word[token];
        if (word < 0 || _scan.Rel[token] == DepRel.Expl)
            return;
        var w = _words;
        Gender gender;
        bool plural;
        if (word == w.He || word == w.Him || word == w.His || word == w.Himself)
            (gender, plural) = (Gender.Male, false);
        else if (word == w.She || word == w.Her || word == w.Hers || word == w.Herself)
            (gender, plural) = (Gender.Female, false);
        else if (word == w.It || word == w.Its || word == w.Itself)
            (gender, plural) = (Gender.Unknown, false);
        else if (word == w.They || word == w.Them || word == w.Their || word == w.Themselves)
            (gender, plural) = (Gender.Unknown, true);
        else if (word == w.I || word == w.Me || word == w.My || word == w.We || word == w.Us || word == w.Our)
            (gender, plural) = (Gender.Unknown, word == w.We || word == w.Us || word == w.Our);
        else if (word == w.Who && _scan.Rel[token] != DepRel.Root)
            (gender, plural) = (Gender.Unknown, false);
        else
            return;
        if (_scan.Pos[token] == Upos.Det)
            return;
        _drafts.Add(new()
        {
            Sentence = _sentence,
            First = token,
            End = token + 1,
            CoreFirst = token,
            CoreEnd = token + 1,
            Head = token,
            Form = MentionForm.Pronoun,
            Kind = gender == Gender.Unknown ? EntityKind.Generic : EntityKind.Person,
            Name = _scan.Sentence[token].Form,
            HeadWord = _scan.Sentence[token].Form.ToLowerInvariant(),
            Gender = gender,
            IsHuman = gender != Gender.Unknown,
            IsPlural = plural,
            IsAnaphor = true,
            IsOpen = true,
        });
    }

    // ---- appositions ---------------------------------------------------------------------------------------------------------------

    // "Wang Wentao, China's commerce minister," and "China's commerce minister, Wang Wentao,": the two are one.
    void JoinAppositions()
    {
        foreach (var person in _drafts)
        {
            if (person.Kind != EntityKind.Person || person.Form != MentionForm.Name)
                continue;
            foreach (var role in _drafts)
            {
                // "Gustavo Castro, a Mexican"
                if (person.Country is null && role is { Form: MentionForm.Noun, Kind: EntityKind.Generic, Agent: < 0, Title: < 0, OrganKind: < 0, Country: { } nation } && Apposed(person, role) && role.First > person.First)
                {
                    person.Country = nation;
                    _item.Learn(person);
                    continue;
                }
                if (role.Form != MentionForm.Noun || role.IsPlural || (role.Title < 0 && role.Agent < 0) || !Apposed(person, role))
                    continue;
                if (person.Office is null || person.Country is null)
                {
                    person.Office ??= OfficeText(role);
                    person.Country ??= role.Country;
                    if (person.Sector is "UNK")
                        person.Sector = role.Sector;
                    if (person.Organization is null)
                        (person.Organization, person.OrganizationId) = (role.Organization, role.OrganizationId);
                    _item.Learn(person);
                }
                var (first, end, head) = (role.First, role.End, role.Head);
                role.Take(person);
                role.IsAnaphor = false;
                role.Form = MentionForm.Name;
                (role.First, role.End, role.Head) = (first, end, head);
                role.Evidence.Add($"'{_scan.Text(first, end)}' stands in apposition to {person.Name}");
            }
        }
    }

    // "Inari Delima, a chip-packaging firm based in Penang": what the noun says of a name that the tables don't have.
    void JoinDescriptions()
    {
        foreach (var name in _drafts)
        {
            if (name.Form != MentionForm.Name || name.Entity >= 0 || name.Kind is not (EntityKind.Generic or EntityKind.Company or EntityKind.Person) || name.Sector is not ("UNK" or "BUS"))
                continue;
            foreach (var noun in _drafts)
            {
                if (noun.Form != MentionForm.Noun || noun.IsPlural || noun.Agent < 0 || !Apposed(name, noun))
                    continue;
                var meaning = _knowledge.Agents[noun.Agent];
                if (meaning.Kind is AgentKind.Person or AgentKind.Place or AgentKind.Craft)
                    continue;
                if (name.Kind == EntityKind.Person)
                {
                    _item.NotPersons[name.Name] = name;
                    (name.Kind, name.Sector, name.IsHuman) = (EntityKind.Generic, "UNK", false);
                }
                if (name.Sector == "UNK" && noun.Sector != "UNK")
                    (name.Sector, name.Kind) = (noun.Sector, meaning.Kind == AgentKind.Company ? EntityKind.Company : EntityKind.Group);
                name.Country ??= noun.Country;
                name.Evidence.Add($"'{_scan.Text(noun.First, noun.End)}' says what it is");
            }
        }
    }

    // "Dutch toolmaker ASML", "ChatGPT developer OpenAI", "the supplier Haslinger Antriebe": noun and name are one.
    void JoinDescribed()
    {
        foreach (var name in _drafts.ToArray())
        {
            if (name.Form != MentionForm.Name || name.Kind == EntityKind.State || name.Id is null && name.Kind == EntityKind.Organ || name.IsLocative || (name.Kind == EntityKind.Person && name.Entity >= 0))
                continue;
            foreach (var noun in _drafts)
            {
                if (noun.Form != MentionForm.Noun || noun.IsPlural || noun.Agent < 0 || noun.CoreEnd != name.CoreFirst || noun.IsHuman && name.Entity >= 0)
                    continue;
                var meaning = _knowledge.Agents[noun.Agent];
                if (meaning.Kind is AgentKind.Person or AgentKind.Place or AgentKind.Craft || !AreOne(noun, name))
                    continue;
                if (name.Entity < 0)
                {
                    if (name.Kind == EntityKind.Person)
                        _item.NotPersons[name.Name] = name;
                    if (name.Sector == "UNK" || name.Kind == EntityKind.Person)
                        (name.Sector, name.Kind) = (noun.Sector, meaning.Kind == AgentKind.Company ? EntityKind.Company : EntityKind.Group);
                    name.IsHuman = false;
                    name.Country ??= noun.Country;
                }
                var (first, end) = (Math.Min(noun.First, name.First), Math.Max(noun.End, name.End));
                var head = _scan.HeadOf(first, end, noun.Head);
                noun.Take(name);
                (noun.IsAnaphor, noun.Form, noun.IsOpen) = (false, MentionForm.Name, false);
                (noun.First, noun.End, noun.Head) = (first, end, head);
                noun.Evidence.AddRange(name.Evidence);
            }
        }
    }

    bool AreOne(Draft noun, Draft name)
    {
        for (var t = name.CoreFirst; t < name.CoreEnd; t++)
            if (_scan.Head[t] >= noun.CoreFirst && _scan.Head[t] < noun.CoreEnd && _scan.Rel[t] is DepRel.Flat or DepRel.Appos or DepRel.Compound or DepRel.Nmod or DepRel.NmodDesc or DepRel.Dep)
                return true;
        for (var t = noun.CoreFirst; t < noun.CoreEnd; t++)
            if (_scan.Head[t] >= name.CoreFirst && _scan.Head[t] < name.CoreEnd && _scan.Rel[t] is DepRel.Compound or DepRel.NmodDesc or DepRel.Flat or DepRel.Amod or DepRel.Nmod or DepRel.Appos)
                return true;
        return false;
    }

    // "the Biden administration", "President Bazoum's government": whose the person leads.
    void JoinLeaders()
    {
        foreach (var body in _drafts)
        {
            if (body.Form != MentionForm.Noun || body.Country is not null || body.IsHuman || body.Sector is not ("GOV" or "MIL"))
                continue;
            if (_drafts.Find(d => d.Kind == EntityKind.Person && d.First >= body.First && d.End <= body.CoreFirst) is not { Country: { } country } leader)
                continue;
            body.Country = country;
            body.IsOpen = false;
            body.Evidence.Add($"country by {leader.Name}");
            if (body.HeadWord is "government" or "administration" or "regime" && _knowledge.StateOf(country) is { } state)
                (body.Kind, body.Name, body.Id, body.Entity) = (EntityKind.State, state.Entity.Name, state.Entity.Id, _knowledge.IndexOf(state.Entity.Id));
        }
    }

    string OfficeText(Draft role) => _scan.Text(role.CoreFirst, role.CoreEnd);

    bool Apposed(Draft a, Draft b)
    {
        var (left, right) = a.First < b.First ? (a, b) : (b, a);
        if (left.End > right.First)
            return false;
        var byTree = _scan.Rel[right.Head] == DepRel.Appos && _scan.Head[right.Head] >= left.First && _scan.Head[right.Head] < left.End;
        if (byTree)
            return true;
        // The tree may have read it as a list; commas on both sides and a singular verb's worth of words between tell.
        return right.First == left.End + 1 && _scan.Word[left.End] == _words.Comma &&
            (right.End < _scan.Count && (_scan.Word[right.End] == _words.Comma || _scan.Pos[right.End] == Upos.Punct)) &&
            _scan.Rel[right.Head] is DepRel.Appos or DepRel.Parataxis or DepRel.Dep;
    }

    // ---- countries, sectors, and the like --------------------------------------------------------------------------------------------

    // The country said with a noun or name: before it, as its possessor, or after "of", "in", "from".
    string? CountryAround(Draft draft, out string why)
    {
        why = "";
        string? country = null;
        foreach (var other in _drafts)
        {
            if (other == draft || other.Country is null || other.Form == MentionForm.Pronoun)
                continue;
            var before = other.First >= draft.First && other.End <= draft.CoreFirst;
            var after = false;
            if (!before && other.First >= draft.CoreEnd)
            {
                var preposition = Phrases.CaseOf(_scan, other.Head);
                after = _scan.Rel[other.Head] is DepRel.Nmod && _scan.Head[other.Head] >= draft.CoreFirst && _scan.Head[other.Head] < draft.CoreEnd &&
                    (preposition == _words.Of || preposition == _words.In || preposition == _words.From || preposition == _words.At || preposition == _words.Near);
                // A person's country is not that of what stands after the name.
                after = after && (draft.Form == MentionForm.Noun || preposition == _words.Of || preposition == _words.From);
            }
            // "the foreign ministers of Norway and Sweden"
            if (!before && !after && country is not null && other.Kind == EntityKind.State && other.Country != country && other.First >= draft.CoreEnd && _scan.Rel[other.Head] == DepRel.Conj &&
                _drafts.Exists(d => d.Head == _scan.Head[other.Head] && d.Kind == EntityKind.State && d.Country == country))
            {
                why = "";
                return null;
            }
            if (!before && !after)
                continue;
            if (country is not null && country != other.Country && other.Kind == EntityKind.State)
            {
                why = "";
                return null;
            }
            if (country is null || other.Kind == EntityKind.State)
            {
                country = other.Country;
                why = $"'{_scan.Text(other.First, other.End)}'";
            }
        }
        return country;
    }

    bool IsFormer(Draft draft)
    {
        for (var t = draft.First; t < draft.CoreEnd; t++)
        {
            var word = _scan.Word[t];
            if (word >= 0 && (word == _words.Former || word == _words.Ex || word == _words.Ousted || word == _words.Deposed || word == _words.Late || word == _words.Retired))
                return true;
        }
        return _scan.Sentence[draft.CoreFirst].Text.StartsWith("ex-", StringComparison.OrdinalIgnoreCase);
    }

    // "rebel commander", "military officials", "union leaders": the word before says what they belong to.
    void AdjustSector(Draft draft)
    {
        var meaning = draft.Agent >= 0 ? _knowledge.Agents[draft.Agent] : null;
        var follows = draft.Title >= 0 ? _knowledge.Titles[draft.Title].FollowsOrganization : meaning?.FollowsOrganization ?? false;
        if (!follows && meaning?.Kind is not AgentKind.Person)
            return;
        for (var t = draft.CoreFirst - 1; t >= draft.First; t--)
        {
            if (SectorWords.Of(_scan.Sentence[t].Text) is { } sector)
            {
                draft.Sector = sector;
                return;
            }
            if (!follows || _scan.TermAt[t] < 0 || _scan.Pos[t] is not (Upos.Noun or Upos.Propn))
                continue;
            var term = _scan.Terms[_scan.TermAt[t]];
            if (_scan.AliasOf(term, AliasKind.Agent) is { } agent && _knowledge.Agents[agent.Target].Sector is not "UNK" and var other)
            {
                draft.Sector = other;
                return;
            }
        }
    }

    bool IsModifier(int token) => _scan.Rel[token] is DepRel.Amod or DepRel.Compound or DepRel.NmodDesc or DepRel.Det ||
        (_scan.Pos[token] == Upos.Adj && token + 1 < _scan.Count && _scan.Pos[token + 1] is Upos.Noun or Upos.Propn or Upos.Adj && _scan.Head[token] > token);

    bool IsLocative(int token)
    {
        if (_scan.Rel[token] is not (DepRel.Obl or DepRel.Nmod or DepRel.Conj or DepRel.Root or DepRel.Appos))
            return false;
        var preposition = Phrases.CaseOf(_scan, token);
        return preposition >= 0 && (preposition == _words.In || preposition == _words.At || preposition == _words.Near || preposition == _words.Inside ||
            preposition == _words.Outside || preposition == _words.Across || preposition == _words.Into);
    }

    bool IsPrefixed(int token)
    {
        var at = token - 1;
        if (at >= 0 && IsHyphenToken(at))
            at--;
        if (at >= 0 && at < token - 1 && (_scan.Word[at] == _words.Pro || _scan.Word[at] == _words.Anti || _scan.Word[at] == _words.Non))
            return true;
        var text = _scan.Sentence[token].Text;
        return text.StartsWith("pro-", StringComparison.OrdinalIgnoreCase) || text.StartsWith("anti-", StringComparison.OrdinalIgnoreCase);
    }

    string HeadWordOf(int token) => _scan.Sentence[token].Lemma.ToLowerInvariant();
}
