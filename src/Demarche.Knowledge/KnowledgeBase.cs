using System.Collections.Frozen;

namespace Demarche.Knowledge;

/// <summary>The tables of actors: states, organs, bodies, companies, groups, persons with their offices, places, and the words for them.</summary>
/// <remarks>Immutable once loaded; thread-safe.</remarks>
public sealed class KnowledgeBase
{
    const int MostHolders = 6;

    readonly Entity[] _entities;
    // Plain where a frozen one costs more to build than the few lookups of a run save.
    readonly Dictionary<string, int> _entityById;
    readonly FrozenDictionary<string, int> _stateByCountry;
    readonly Dictionary<(string Country, int Kind), int> _organByKind;
    readonly int[] _firstTerm;
    readonly Dictionary<string, List<int>> _shortNames;
    readonly Dictionary<int, bool> _isMale;
    readonly Dictionary<(string Country, string Title), List<Term>> _officeByTitle;

    internal KnowledgeBase(TableLoader tables)
    {
        _entities = [.. tables.Entities];
        _entityById = tables.EntityById;
        States = [.. tables.States];
        Titles = [.. tables.Titles];
        Agents = [.. tables.Agents];
        OrganKinds = [.. tables.OrganKinds];
        KindsOfOrgan = tables.KindsOfOrgan;
        Generic = tables.Generic;
        Places = [.. tables.Places];
        // A stable sort: the titles of one person keep the order of the table, the first one going before.
        Term[] terms = [.. tables.Terms.OrderBy(term => term.Person)];
        Terms = terms;
        _firstTerm = new int[_entities.Length + 1];
        foreach (var term in terms)
            _firstTerm[term.Person + 1]++;
        for (var i = 0; i < _entities.Length; i++)
            _firstTerm[i + 1] += _firstTerm[i];
        _shortNames = tables.ShortNames;
        _isMale = tables.IsMale;
        _officeByTitle = IndexOffices(terms);
        Aliases = tables.Aliases;
        Files = [.. tables.Files];
        Words = new(tables.Aliases);
        _stateByCountry = States.Select((state, i) => (state, i)).Where(p => p.state.Entity.Country is not null)
            .DistinctBy(p => p.state.Entity.Country).ToFrozenDictionary(p => p.state.Entity.Country!, p => p.i);
        _organByKind = tables.OrganByKind;
    }

    /// <summary>All actors of the tables.</summary>
    public IReadOnlyList<Entity> Entities => _entities;

    internal State[] States { get; }
    internal Title[] Titles { get; }
    internal AgentNoun[] Agents { get; }
    internal OrganKind[] OrganKinds { get; }
    internal Dictionary<int, int[]> KindsOfOrgan { get; }
    internal Dictionary<int, string[]> Generic { get; }
    internal Place[] Places { get; }
    internal Term[] Terms { get; }
    internal AliasIndex Aliases { get; }
    internal string[] Files { get; }
    internal Words Words { get; }

    /// <summary>Reads the tables of a folder. A table that is not there counts as empty.</summary>
    /// <param name="folder">Null: the folder <c>knowledge</c> beside the program.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FormatException">A table holds something unknown; the message names file and line.</exception>
    public static KnowledgeBase Load(string? folder = null)
    {
        folder ??= Path.Combine(AppContext.BaseDirectory, "knowledge");
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{folder}: no folder with the tables of actors; give its path, or install it beside the program.");
        return new(TableLoader.Read(folder));
    }

    /// <summary>The actor of that id, or null.</summary>
    public Entity? Find(string id) => _entityById.TryGetValue(id, out var i) ? _entities[i] : null;

    /// <summary>The state of that ISO 3166-1 alpha-3 code, or null.</summary>
    internal State? StateOf(string? country) =>
        country is not null && _stateByCountry.TryGetValue(country, out var i) ? States[i] : null;

    /// <summary>Place among the states, or −1.</summary>
    internal int IndexOfState(string country) => _stateByCountry.TryGetValue(country, out var i) ? i : -1;

    /// <summary>The state's organ of a kind, by its place among the entities, or −1.</summary>
    internal int OrganOf(string country, int kind) => _organByKind.TryGetValue((country, kind), out var i) ? i : -1;

    /// <summary>The terms of office of a person.</summary>
    internal ReadOnlySpan<Term> TermsOf(int person) => Terms.AsSpan(_firstTerm[person], _firstTerm[person + 1] - _firstTerm[person]);

    /// <summary>The persons whom a short name may mean; its key is by <see cref="ShortName.Key"/>.</summary>
    internal IReadOnlyList<int> PersonsCalled(string key) => _shortNames.TryGetValue(key, out var persons) ? persons : [];

    /// <summary>A person's gender by the tables.</summary>
    internal Gender GenderOf(int person) => _isMale.TryGetValue(person, out var male) ? male ? Gender.Male : Gender.Female : Gender.Unknown;

    /// <summary>
    /// What a person is that day: the most prominent of the offices held; without one, the last that is over.
    /// </summary>
    internal Term? TermOf(int person, DateOnly? date)
    {
        Term? best = null;
        var bestScore = int.MinValue;
        foreach (var term in TermsOf(person))
        {
            var score = term.Holds(date) ? 1000 + 100 * term.Rank + (term.From is null ? 0 : 10) : term.IsOver(date) ? 100 * term.Rank : int.MinValue;
            if (score > bestScore || (score == bestScore && score > int.MinValue && term.From > best!.From))
                (best, bestScore) = (term, score);
        }
        return best;
    }

    /// <summary>Whether a state or body has an office of that title, in small letters.</summary>
    internal bool HasOffice(string country, string title) => _officeByTitle.ContainsKey((country, title));

    /// <summary>The term of the one who held an office that day, by its title in small letters and its country or body's id; or null.</summary>
    internal Term? HolderOf(string country, string title, DateOnly? date)
    {
        if (!_officeByTitle.TryGetValue((country, title), out var terms))
            return null;
        Term? best = null;
        var holders = 0;
        foreach (var term in terms)
        {
            if (!term.Holds(date))
                continue;
            holders++;
            if (best is null || term.Rank > best.Rank || (term.Rank == best.Rank && term.From > best.From))
                best = term;
        }
        // A seat of many, such as a senator's.
        return holders > MostHolders ? null : best;
    }

    Dictionary<(string, string), List<Term>> IndexOffices(Term[] terms)
    {
        var byTitle = new Dictionary<(string, string), List<Term>>(16384);
        var byOffice = new Dictionary<Office, List<Term>>(4096, ReferenceEqualityComparer.Instance);
        foreach (var term in terms)
        {
            if (term.Office is null)
                Enter(_entities[term.Organization].Id, term.Title, [term]);
            else if (byOffice.TryGetValue(term.Office, out var list))
                list.Add(term);
            else
                byOffice[term.Office] = [term];
        }
        foreach (var (office, list) in byOffice)
        {
            if ((office.Country ?? (office.Organization >= 0 ? _entities[office.Organization].Id : null)) is not { } owner)
                continue;
            foreach (var title in office.Titles)
                Enter(owner, title, list);
        }
        return byTitle;

        void Enter(string owner, string title, List<Term> list)
        {
            var key = (owner, title.ToLowerInvariant());
            if (byTitle.TryGetValue(key, out var known))
                byTitle[key] = [.. known, .. list];
            else
                byTitle[key] = list;
        }
    }

    /// <summary>Place among the entities of an id that is known to be there.</summary>
    internal int IndexOf(string id) => _entityById[id];

    /// <summary>Name of an entity for people: with its state when other states have one of the same name.</summary>
    internal string NameOf(int entity)
    {
        var found = _entities[entity];
        if (found.Kind != EntityKind.Organ || StateOf(found.Country) is not { } state || found.Name.Contains(state.Entity.Name, StringComparison.Ordinal) ||
            found.Name.Contains(state.Adjective, StringComparison.Ordinal) || !(found.Name.StartsWith("Ministry", StringComparison.Ordinal) || IsShared(found)))
        {
            return found.Name;
        }
        var article = state.Entity.Name.StartsWith("United ", StringComparison.Ordinal) || state.Entity.Name is "Netherlands" or "Philippines" or "Bahamas"
            or "Maldives" or "Central African Republic" or "Dominican Republic" or "Democratic Republic of the Congo" or "Republic of the Congo"
            ? "the " : "";
        return $"{found.Name} of {article}{state.Entity.Name}";
    }

    // Whether an organ of another state has the same name.
    bool IsShared(Entity organ)
    {
        foreach (var alias in Aliases.Spelled(organ.Name))
            if (alias.Kind == AliasKind.Entity && _entities[alias.Target].Country != organ.Country)
                return true;
        return false;
    }

    /// <summary>"titles.tsv line 12", for evidence.</summary>
    internal string Origin(in Alias alias) => $"{Files[alias.File]} line {alias.Line}";
}
