using System.Collections.Frozen;

namespace Demarche.Knowledge;

/// <summary>The tables of actors: states, organs, bodies, companies, groups, persons with their offices, places, and the words for them.</summary>
/// <remarks>Immutable once loaded; thread-safe.</remarks>
public sealed class KnowledgeBase
{
    readonly Entity[] _entities;
    readonly FrozenDictionary<string, int> _entityById;
    readonly FrozenDictionary<string, int> _stateByCountry;
    readonly FrozenDictionary<(string Country, int Kind), int> _organByKind;

    internal KnowledgeBase(TableLoader tables)
    {
        _entities = [.. tables.Entities];
        _entityById = tables.EntityById.ToFrozenDictionary(StringComparer.Ordinal);
        States = [.. tables.States];
        Titles = [.. tables.Titles];
        Agents = [.. tables.Agents];
        OrganKinds = [.. tables.OrganKinds];
        KindsOfOrgan = tables.KindsOfOrgan.ToFrozenDictionary();
        Generic = tables.Generic.ToFrozenDictionary();
        Places = [.. tables.Places];
        Terms = [.. tables.Terms];
        Aliases = tables.Aliases;
        Files = [.. tables.Files];
        Words = new(tables.Aliases);
        _stateByCountry = States.Select((state, i) => (state, i)).Where(p => p.state.Entity.Country is not null)
            .DistinctBy(p => p.state.Entity.Country).ToFrozenDictionary(p => p.state.Entity.Country!, p => p.i);
        _organByKind = tables.OrganByKind.ToFrozenDictionary();
    }

    /// <summary>All actors of the tables.</summary>
    public IReadOnlyList<Entity> Entities => _entities;

    internal State[] States { get; }
    internal Title[] Titles { get; }
    internal AgentNoun[] Agents { get; }
    internal OrganKind[] OrganKinds { get; }
    internal FrozenDictionary<int, int[]> KindsOfOrgan { get; }
    internal FrozenDictionary<int, string[]> Generic { get; }
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

    /// <summary>The state's organ of a kind, by its place among the entities, or −1.</summary>
    internal int OrganOf(string country, int kind) => _organByKind.TryGetValue((country, kind), out var i) ? i : -1;

    /// <summary>Place among the entities of an id that is known to be there.</summary>
    internal int IndexOf(string id) => _entityById[id];

    /// <summary>Name of an entity for people: with its state when other states have one of the same name.</summary>
    internal string NameOf(int entity)
    {
        var found = _entities[entity];
        if (found.Kind != EntityKind.Organ || StateOf(found.Country) is not { } state || found.Name.Contains(state.Entity.Name, StringComparison.Ordinal) ||
            found.Name.Contains(state.Adjective, StringComparison.Ordinal) || !(found.Name.StartsWith("Ministry", StringComparison.Ordinal) || Aliases.IsShared(found.Name)))
        {
            return found.Name;
        }
        var article = state.Entity.Name.StartsWith("United ", StringComparison.Ordinal) || state.Entity.Name is "Netherlands" or "Philippines" or "Bahamas"
            or "Maldives" or "Central African Republic" or "Dominican Republic" or "Democratic Republic of the Congo" or "Republic of the Congo"
            ? "the " : "";
        return $"{found.Name} of {article}{state.Entity.Name}";
    }

    /// <summary>"titles.tsv line 12", for evidence.</summary>
    internal string Origin(in Alias alias) => $"{Files[alias.File]} line {alias.Line}";
}
