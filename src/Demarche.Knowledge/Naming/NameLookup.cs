namespace Demarche.Knowledge;

/// <summary>Looks one name or phrase up in the tables, without a text around it: "Mofcom", "Wang", "China's Minister of Commerce".</summary>
sealed class NameLookup
{
    readonly KnowledgeBase _knowledge;
    readonly Words _words;
    readonly DateOnly? _date;
    readonly Dictionary<(EntityKind, string), Candidate> _found = [];
    readonly HashSet<string> _contextIds = new(StringComparer.Ordinal);
    readonly HashSet<string> _contextCountries = new(StringComparer.Ordinal);

    NameLookup(KnowledgeBase knowledge, DateOnly? date, string? context)
    {
        (_knowledge, _words, _date) = (knowledge, knowledge.Words, date);
        if (context is not null)
            ReadContext(new(knowledge, context));
    }

    /// <summary>The candidates, likeliest first.</summary>
    public static IReadOnlyList<Candidate> Find(KnowledgeBase knowledge, string name, DateOnly? date, string? context)
    {
        var lookup = new NameLookup(knowledge, date, context);
        var phrase = new AtomList(knowledge, name);
        lookup.Names(phrase, 0, phrase.Count, 0);
        lookup.Offices(phrase);
        lookup.TitledPerson(phrase);
        return
        [
            .. lookup._found.Values.OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
                .ThenBy(candidate => candidate.Id, StringComparer.Ordinal),
        ];
    }

    // ---- the phrase as one name ---------------------------------------------------------------------------------------------------------

    void Names(AtomList phrase, int first, int end, int bonus)
    {
        if (first < end && phrase[first].Id == _words.The)
            Names(phrase, first + 1, end, bonus);
        for (var i = phrase.AliasAt(first, end); i >= 0; i = _knowledge.Aliases[i].Next)
        {
            var alias = _knowledge.Aliases[i];
            if (alias.Kind >= AliasKind.OrganKind)
                continue;
            var score = 100 + bonus - (alias.NeedsContext ? 15 : 0) - (phrase.Fits(alias, first, end) ? 0 : 40);
            AddAlias(alias, score, $"'{phrase.Text(first, end)}' is {Relation(alias)} ({_knowledge.Origin(alias)})");
        }
        var text = phrase.Text(first, end);
        foreach (var person in _knowledge.PersonsCalled(ShortName.Key(text)))
            AddPerson(person, 60 + bonus, $"'{text}' is a short name of {_knowledge.Entities[person].Name} (persons.tsv)");
    }

    string Relation(in Alias alias) => alias.Kind switch
    {
        AliasKind.State => $"a name of {_knowledge.States[alias.Target].Entity.Name}",
        AliasKind.FormerState => $"a former name of what is {_knowledge.States[alias.Target].Entity.Name} now",
        AliasKind.StatePart => $"a part of {_knowledge.States[alias.Target].Entity.Name}",
        AliasKind.Adjective => $"the adjective of {_knowledge.States[alias.Target].Entity.Name}",
        AliasKind.People => $"what people of {_knowledge.States[alias.Target].Entity.Name} are called",
        AliasKind.Government => $"what stands for the government of {_knowledge.States[alias.Target].Entity.Name}",
        AliasKind.Place => "a place",
        _ => $"a name of {_knowledge.NameOf(alias.Target)}",
    };

    void AddAlias(in Alias alias, int score, string evidence)
    {
        switch (alias.Kind)
        {
            case AliasKind.State or AliasKind.Government or AliasKind.Adjective:
                var state = _knowledge.States[alias.Target].Entity;
                Add(state.Kind, state.Name, state.Id, state.Country, "GOV", score + 30 - (alias.Kind == AliasKind.State ? 0 : 5), [evidence]);
                break;
            case AliasKind.FormerState or AliasKind.StatePart:
                var whole = _knowledge.States[alias.Target].Entity;
                Add(EntityKind.State, whole.Name, whole.Id, whole.Country, "GOV", score, [evidence]);
                break;
            case AliasKind.People:
                var people = _knowledge.States[alias.Target].Entity;
                Add(EntityKind.Generic, $"people of {people.Name}", null, people.Country, "CVL", score, [evidence]);
                break;
            case AliasKind.Place:
                var place = _knowledge.Places[alias.Target];
                Add(EntityKind.Generic, place.Name, place.Id, place.Country, "UNK", score + Math.Min(place.Weight / 100, 20), [evidence]);
                break;
            case AliasKind.Person:
                AddPerson(alias.Target, score, evidence);
                break;
            case AliasKind.Entity:
                var entity = _knowledge.Entities[alias.Target];
                Add(entity.Kind, _knowledge.NameOf(alias.Target), entity.Id, entity.Country, entity.Sector, score + 10, [evidence]);
                break;
        }
    }

    // ---- "China's Minister of Commerce", "the Dutch trade minister", "Nvidia CEO", "president of France" -----------------------------------

    void Offices(AtomList phrase)
    {
        var start = phrase.Count > 0 && phrase[0].Id == _words.The ? 1 : 0;
        for (var cut = start + 1; cut < phrase.Count; cut++)
        {
            var rest = phrase[cut].Id == _words.S ? cut + 1 : cut;
            if (rest < phrase.Count)
                Office(phrase, (start, cut), (rest, phrase.Count));
            if (phrase[cut].Id == _words.Of || phrase[cut].Id == _words.For || phrase[cut].Id == _words.At)
            {
                var owner = cut + 1 < phrase.Count && phrase[cut + 1].Id == _words.The ? cut + 2 : cut + 1;
                if (owner < phrase.Count)
                    Office(phrase, (owner, phrase.Count), (start, cut));
            }
        }
    }

    void Office(AtomList phrase, (int First, int End) owner, (int First, int End) title)
    {
        for (var i = phrase.AliasAt(owner.First, owner.End); i >= 0; i = _knowledge.Aliases[i].Next)
        {
            var alias = _knowledge.Aliases[i];
            if (alias.Kind >= AliasKind.OrganKind || alias.Kind is AliasKind.Person or AliasKind.Place or AliasKind.FormerState)
                continue;
            var said = phrase.Text(owner.First, owner.End);
            var titleText = phrase.Text(title.First, title.End);
            var state = alias.Kind == AliasKind.Entity ? null : _knowledge.States[alias.Target].Entity;
            var country = state?.Country ?? _knowledge.Entities[alias.Target].Country;
            var score = 120 - (alias.NeedsContext ? 15 : 0) - (phrase.Fits(alias, owner.First, owner.End) ? 0 : 20);
            var holder = state is not null ? country : _knowledge.Entities[alias.Target].Id;
            if (holder is not null && _knowledge.HolderOf(holder, titleText.ToLowerInvariant(), _date) is { } term)
                AddHolder(term, score + 40, $"'{said}' is {Relation(alias)} ({_knowledge.Origin(alias)})");
            // The offices of the Commission are called the Union's.
            if (holder == "body/european-union" && (_knowledge.HolderOf("body/european-commission", titleText.ToLowerInvariant(), _date) ??
                _knowledge.HolderOf("body/european-commission", $"eu {titleText}".ToLowerInvariant(), _date)) is { } commissioner)
            {
                AddHolder(commissioner, score + 40, $"'{said}' is {Relation(alias)} ({_knowledge.Origin(alias)})");
            }
            if (state is null || country is null)
                continue;
            for (var j = phrase.AliasAt(title.First, title.End); j >= 0; j = _knowledge.Aliases[j].Next)
            {
                var other = _knowledge.Aliases[j];
                if (other.Kind == AliasKind.OrganKind && _knowledge.OrganOf(country, other.Target) is >= 0 and var organ)
                    AddOrgan(organ, score + 20, $"'{titleText}' of {state.Name} ({_knowledge.Origin(other)})");
                else if (other.Kind == AliasKind.Entity && _knowledge.Entities[other.Target] is { Kind: EntityKind.Organ } named && named.Country == country)
                    AddOrgan(other.Target, score + 30, $"'{titleText}' is a name of {named.Name} ({_knowledge.Origin(other)})");
            }
        }
    }

    void AddHolder(Term term, int score, string evidence) =>
        AddPerson(term.Person, score, evidence);

    void AddOrgan(int organ, int score, string evidence)
    {
        var entity = _knowledge.Entities[organ];
        Add(entity.Kind, _knowledge.NameOf(organ), entity.Id, entity.Country, entity.Sector, score, [evidence]);
    }

    // "Minister Wang Wentao", "President Xi": the name after a title.
    void TitledPerson(AtomList phrase)
    {
        for (var cut = 1; cut < phrase.Count; cut++)
            for (var i = phrase.AliasAt(0, cut); i >= 0; i = _knowledge.Aliases[i].Next)
                if (_knowledge.Aliases[i].Kind == AliasKind.Title)
                    Persons(phrase, cut, phrase.Count);
    }

    void Persons(AtomList phrase, int first, int end)
    {
        var text = phrase.Text(first, end);
        for (var i = phrase.AliasAt(first, end); i >= 0; i = _knowledge.Aliases[i].Next)
        {
            var alias = _knowledge.Aliases[i];
            if (alias.Kind == AliasKind.Person)
                AddPerson(alias.Target, 100, $"'{text}' is {Relation(alias)} ({_knowledge.Origin(alias)})");
        }
        foreach (var person in _knowledge.PersonsCalled(ShortName.Key(text)))
            AddPerson(person, 70, $"'{text}' is a short name of {_knowledge.Entities[person].Name} (persons.tsv)");
    }

    // ---- persons ------------------------------------------------------------------------------------------------------------------------

    void AddPerson(int person, int score, string evidence)
    {
        var entity = _knowledge.Entities[person];
        var lines = new List<string> { evidence };
        if (_knowledge.TermOf(person, _date) is not { } term)
        {
            Add(EntityKind.Person, entity.Name, entity.Id, entity.Country, "UNK", score, lines);
            return;
        }
        var holds = term.Holds(_date);
        var since = term.From is { } from ? $" since {from:yyyy-MM-dd}" : "";
        var until = term.Until is { } last ? $" until {last:yyyy-MM-dd}" : "";
        lines.Add(holds
            ? $"{term.Title}{Whose(term)}{since}{until} ({_knowledge.Files[term.File]} line {term.Line})"
            : $"was {term.Title}{Whose(term)}{until} ({_knowledge.Files[term.File]} line {term.Line})");
        var organization = holds && term.Organization >= 0 ? term.Organization : -1;
        var sector = holds ? term.Sector : term.Office is null ? "BUS" : "ELI";
        score += holds ? 10 * term.Rank : 2 * term.Rank;
        Add(EntityKind.Person, entity.Name, entity.Id, sector == "IGO" ? null : holds ? term.Country ?? entity.Country : entity.Country, sector, score, lines,
            holds ? term.Title : null, organization);
    }

    string Whose(Term term) => term.Organization >= 0 && term.Office is null ? $" of {_knowledge.Entities[term.Organization].Name}"
        : _knowledge.StateOf(term.Country) is { } state ? $", {state.Entity.Name}"
        : term.Organization >= 0 ? $", {_knowledge.Entities[term.Organization].Name}" : "";

    void Add(EntityKind kind, string name, string? id, string? country, string sector, int score, List<string> evidence,
        string? office = null, int organization = -1)
    {
        var of = organization >= 0 ? _knowledge.Entities[organization] : null;
        if (id is not null && _contextIds.Contains(id))
            (score, evidence) = (score + 30, [.. evidence, "named in the context"]);
        else if (of is not null && _contextIds.Contains(of.Id))
            (score, evidence) = (score + 30, [.. evidence, $"{of.Name} is named in the context"]);
        else if (country is not null && _contextCountries.Contains(country))
            (score, evidence) = (score + 25, [.. evidence, $"the context speaks of {_knowledge.StateOf(country)?.Entity.Name ?? country}"]);
        var key = (kind, id ?? $"{name} {country}");
        if (_found.TryGetValue(key, out var known) && known.Score >= score)
            return;
        _found[key] = new()
        {
            Name = name,
            Kind = kind,
            Id = id,
            Country = country,
            Sector = sector,
            Office = office,
            Organization = organization >= 0 ? _knowledge.NameOf(organization) : null,
            OrganizationId = of?.Id,
            Score = score,
            Evidence = evidence,
        };
    }

    void ReadContext(AtomList context)
    {
        for (var first = 0; first < context.Count;)
        {
            var end = context.LongestFrom(first);
            for (var i = end > first ? context.AliasAt(first, end) : -1; i >= 0; i = _knowledge.Aliases[i].Next)
            {
                var alias = _knowledge.Aliases[i];
                if (!context.Fits(alias, first, end) || alias.NeedsContext)
                    continue;
                if (alias.Kind <= AliasKind.Government && _knowledge.States[alias.Target].Entity is { Country: { } country } state)
                {
                    _contextCountries.Add(country);
                    _contextIds.Add(state.Id);
                }
                else if (alias.Kind == AliasKind.Place && _knowledge.Places[alias.Target].Country is { } of)
                {
                    _contextCountries.Add(of);
                }
                else if (alias.Kind is AliasKind.Entity or AliasKind.Person)
                {
                    _contextIds.Add(_knowledge.Entities[alias.Target].Id);
                    if (_knowledge.Entities[alias.Target].Country is { } own && alias.Kind == AliasKind.Entity)
                        _contextCountries.Add(own);
                }
            }
            first = Math.Max(end, first + 1);
        }
    }

    /// <summary>The atoms of a text, with where each stands in it.</summary>
    sealed class AtomList
    {
        readonly KnowledgeBase _knowledge;
        readonly string _text;
        readonly List<(int Id, ulong Case, int Start, int End)> _atoms = [];

        public AtomList(KnowledgeBase knowledge, string text)
        {
            (_knowledge, _text) = (knowledge, text);
            Span<char> buffer = stackalloc char[AtomReader.BufferSize];
            var reader = new AtomReader(text, buffer);
            while (reader.MoveNext())
            {
                _atoms.Add((reader.IsBreak ? -1 : knowledge.Aliases.AtomId(reader.Atom), AliasIndex.TextCase(reader.Case, reader.Atom.Length),
                    reader.Start, reader.End));
            }
        }

        public int Count => _atoms.Count;

        public (int Id, ulong Case, int Start, int End) this[int index] => _atoms[index];

        public string Text(int first, int end) => _text[_atoms[first].Start.._atoms[end - 1].End];

        /// <summary>The first alias that these atoms, all of them, spell; −1 for none.</summary>
        public int AliasAt(int first, int end)
        {
            var node = 0;
            for (var i = first; i < end && node >= 0; i++)
                node = _atoms[i].Id < 0 ? -1 : _knowledge.Aliases.Step(node, _atoms[i].Id);
            return node > 0 ? _knowledge.Aliases.AliasAt(node) : -1;
        }

        /// <summary>One past the longest alias that begins here; the start itself for none.</summary>
        public int LongestFrom(int first)
        {
            var (node, end) = (0, first);
            for (var i = first; i < Count && _atoms[i].Id >= 0; i++)
            {
                node = _knowledge.Aliases.Step(node, _atoms[i].Id);
                if (node < 0)
                    break;
                if (_knowledge.Aliases.AliasAt(node) >= 0)
                    end = i + 1;
            }
            return end;
        }

        /// <summary>Whether the text writes the alias' capitals.</summary>
        public bool Fits(in Alias alias, int first, int end)
        {
            var cases = 0UL;
            for (var i = Math.Min(end, first + 32) - 1; i >= first; i--)
                cases = (cases << 2) | _atoms[i].Case;
            return AliasIndex.CaseFits(alias.Case, cases, Math.Min(end - first, 32));
        }
    }
}
