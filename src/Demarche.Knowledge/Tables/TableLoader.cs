namespace Demarche.Knowledge;

/// <summary>Reads the tables of a folder and enters their names into one index.</summary>
sealed class TableLoader
{
    readonly string _folder;
    readonly Dictionary<string, int> _kindByName = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _stateByCountry = new(StringComparer.Ordinal);
    readonly Dictionary<int, int> _stateOfEntity = [];

    TableLoader(string folder) => _folder = folder;

    public List<Entity> Entities { get; } = new(20_000);
    public Dictionary<string, int> EntityById { get; } = new(20_000, StringComparer.Ordinal);
    public List<State> States { get; } = [];
    public List<Title> Titles { get; } = [];
    public List<AgentNoun> Agents { get; } = [];
    public List<OrganKind> OrganKinds { get; } = [];
    public Dictionary<int, int[]> KindsOfOrgan { get; } = [];
    public Dictionary<(string Country, int Kind), int> OrganByKind { get; } = [];
    public Dictionary<int, string[]> Generic { get; } = [];
    public List<Place> Places { get; } = [];
    public Dictionary<string, Office> Offices { get; } = new(2048, StringComparer.Ordinal);
    public List<Term> Terms { get; } = new(16384);
    public Dictionary<string, List<int>> ShortNames { get; } = new(16384, StringComparer.Ordinal);
    public Dictionary<int, bool> IsMale { get; } = new(8192);
    public AliasIndex Aliases { get; } = new();
    public List<string> Files { get; } = [];

    public static TableLoader Read(string folder)
    {
        var loader = new TableLoader(folder);
        loader.ReadStates();
        loader.ReadOrganKinds();
        loader.ReadOrgans();
        loader.ReadBodies();
        loader.ReadCompanies();
        loader.ReadGroups();
        loader.ReadMetonyms();
        loader.ReadTitles();
        loader.ReadAgents();
        loader.ReadPersons();
        loader.ReadOffices();
        loader.ReadHolders();
        loader.ReadCompanyLeaders();
        loader.ReadCities();
        return loader;
    }

    void ReadStates()
    {
        if (Open("states.tsv", "id", "iso3", "name", "adjectives", "people") is not { } table)
            return;
        foreach (var row in table.Rows)
        {
            var country = Country(row, "iso3", required: true);
            var adjectives = row.List("adjectives");
            var adjective = Array.Find(adjectives, a => a[0] != '?' && !a.EndsWith('-'));
            var entity = AddEntity(row, new(row["id"], row["name"], EntityKind.State, country, "GOV"));
            _stateByCountry.TryAdd(country!, States.Count);
            States.Add(new(Entities[entity], adjective ?? row["name"]));
            var state = States.Count - 1;
            _stateOfEntity[entity] = state;
            AddAlias(row, row["name"], AliasKind.State, state);
            AddAliases(row, "aliases", AliasKind.State, state);
            AddAliases(row, "former", AliasKind.FormerState, state);
            AddAliases(row, "parts", AliasKind.StatePart, state);
            AddAliases(row, "adjectives", AliasKind.Adjective, state);
            AddAliases(row, "people", AliasKind.People, state);
            AddAliases(row, "government", AliasKind.Government, state);
            foreach (var capital in row.List("capitals"))
            {
                Places.Add(new(null, capital.TrimStart('?'), country, 100));
                AddAlias(row, capital, AliasKind.Place, Places.Count - 1);
            }
        }
    }

    void ReadOrganKinds()
    {
        if (Open("organ-kinds.tsv", "kind", "phrases", "sector", "generic") is not { } table)
            return;
        foreach (var row in table.Rows)
        {
            var phrases = row.List("phrases");
            if (phrases.Length == 0)
                throw row.Error("no phrase; give at least one, such as 'commerce ministry'.");
            if (!_kindByName.TryAdd(row["kind"], OrganKinds.Count))
                throw row.Error($"the kind '{row["kind"]}' stands twice; join the two lines.");
            OrganKinds.Add(new(row["kind"], phrases[0], Sector(row, "sector"), row.List("generic")));
            foreach (var phrase in phrases)
                AddNoun(row, phrase, AliasKind.OrganKind, OrganKinds.Count - 1, plural: false);
        }
    }

    void ReadOrgans()
    {
        if (Open("organs.tsv", "id", "name", "country", "sector", "kind") is not { } table)
            return;
        foreach (var row in table.Rows)
        {
            var country = Country(row, "country", required: false);
            var entity = AddEntity(row, new(row["id"], row["name"], EntityKind.Organ, country, Sector(row, "sector")));
            var names = row.List("kind");
            var kinds = new int[names.Length];
            for (var i = 0; i < names.Length; i++)
            {
                if (!_kindByName.TryGetValue(names[i], out kinds[i]))
                    throw row.Error($"the kind '{names[i]}' is not in organ-kinds.tsv; add it there, or take another.");
                if (country is null)
                    continue;
                // The first organ of which a kind is the main one goes before those that have it beside another.
                if (i == 0 && OrganByKind.TryGetValue((country, kinds[i]), out var other) && KindsOfOrgan[other][0] != kinds[i])
                    OrganByKind[(country, kinds[i])] = entity;
                else
                    OrganByKind.TryAdd((country, kinds[i]), entity);
            }
            KindsOfOrgan[entity] = kinds;
            Generic[entity] = row.List("generic");
            AddNames(row, entity);
        }
    }

    void ReadBodies()
    {
        if (Open("bodies.tsv", "id", "name", "aliases", "sector") is not { } table)
            return;
        foreach (var row in table.Rows)
            AddNames(row, AddEntity(row, new(row["id"], row["name"], EntityKind.Body, Country(row, "country", required: false), Sector(row, "sector"))));
    }

    void ReadCompanies()
    {
        if (Open("companies.tsv", "id", "name", "aliases", "country", "sector") is not { } table)
            return;
        foreach (var row in table.Rows)
        {
            var sector = Sector(row, "sector");
            var kind = sector == "JRN" ? EntityKind.Group : EntityKind.Company;
            var entity = AddEntity(row, new(row["id"], row["name"], kind, Country(row, "country", required: false), sector));
            Generic[entity] = row.List("generic");
            AddNames(row, entity);
        }
    }

    void ReadGroups()
    {
        if (Open("groups.tsv", "id", "name", "aliases", "country", "sector") is not { } table)
            return;
        foreach (var row in table.Rows)
        {
            var sector = Sector(row, "sector");
            // "Socialist Party (France)" is written so only to tell it from its namesakes.
            var name = row["name"];
            var parenthesis = name.IndexOf(" (", StringComparison.Ordinal);
            if (parenthesis > 0)
                name = name[..parenthesis];
            AddNames(row, AddEntity(row, new(row["id"], name, EntityKind.Group, Country(row, "country", required: false), sector)));
        }
    }

    void ReadMetonyms()
    {
        if (Open("metonyms.tsv", "id", "names", "stands_for", "country", "sector") is not { } table)
            return;
        foreach (var row in table.Rows)
        {
            var sector = Sector(row, "sector");
            if (sector == "UNK" || row["stands_for"].Length == 0)
                continue;
            var country = Country(row, "country", required: false);
            var kind = country is not null && sector is not ("BUS" or "JRN" or "REL" or "CRM" or "REB") ? EntityKind.Organ : sector == "IGO" ? EntityKind.Body : EntityKind.Group;
            if (row["stands_for"].Contains('/') && EntityById.TryGetValue(row["stands_for"], out var meant))
            {
                AddAliases(row, "names", AliasKind.Entity, meant);
                continue;
            }
            var entity = AddEntity(row, new(row["id"], row["stands_for"], kind, country, sector));
            AddAliases(row, "names", AliasKind.Entity, entity);
        }
    }

    // A name that stands among its own aliases with "?" needs context as they do.
    void AddNames(TableFile.Row row, int entity)
    {
        var aliases = row.List("aliases");
        var name = Entities[entity].Name;
        if (!Array.Exists(aliases, alias => alias.Length == name.Length + 1 && alias[0] == '?' && alias.AsSpan(1).SequenceEqual(name)))
            AddAlias(row, name, AliasKind.Entity, entity);
        foreach (var alias in aliases)
            AddAlias(row, alias, AliasKind.Entity, entity);
    }

    void ReadTitles()
    {
        if (Open("titles.tsv", "title", "sector", "source", "former") is not { } table)
            return;
        foreach (var row in table.Rows)
        {
            if (row["source"] is not ("own" or "organization"))
                throw row.Error($"source is '{row["source"]}'; write own or organization.");
            Titles.Add(new(row["title"], Sector(row, "sector"), row["source"] == "organization", Sector(row, "former")));
            AddNoun(row, row["title"], AliasKind.Title, Titles.Count - 1, plural: true);
            foreach (var alias in row.List("aliases"))
                AddNoun(row, alias, AliasKind.Title, Titles.Count - 1, plural: true);
        }
    }

    void ReadAgents()
    {
        if (Open("agents.tsv", "agent", "forms", "sector", "kind") is not { } table)
            return;
        foreach (var row in table.Rows)
        {
            if (!Enum.TryParse<AgentKind>(row["kind"], ignoreCase: true, out var kind))
                throw row.Error($"kind is '{row["kind"]}'; write person, group, organ, company, place or craft.");
            var follows = row["note"].Contains("that one", StringComparison.Ordinal) || row["sector"] == "UNK";
            Agents.Add(new(row["agent"], Sector(row, "sector"), kind, follows));
            AddNoun(row, row["agent"], AliasKind.Agent, Agents.Count - 1, plural: true);
            foreach (var form in row.List("forms"))
                AddNoun(row, form, AliasKind.Agent, Agents.Count - 1, plural: true);
        }
    }

    void ReadPersons()
    {
        if (Open("persons.tsv", "id", "name", "aliases", "short", "country", "gender") is not { } table)
            return;
        foreach (var row in table.Rows)
        {
            var name = row["name"];
            var parenthesis = name.IndexOf(" (", StringComparison.Ordinal);
            if (parenthesis > 0)
                name = name[..parenthesis];
            var person = AddEntity(row, new(row["id"], name, EntityKind.Person, Country(row, "country", required: false), "UNK"));
            if (row["gender"] is { Length: > 0 } gender)
                IsMale[person] = gender == "m";
            AddAlias(row, name, AliasKind.Person, person);
            AddAliases(row, "aliases", AliasKind.Person, person);
            foreach (var own in row.List("short"))
            {
                AddShortName(own, person);
                // Other spellings of the full name give other spellings of the short one.
                foreach (var alias in row.List("aliases"))
                {
                    if (own.Contains(' '))
                        continue;
                    if (name.EndsWith(own, StringComparison.Ordinal) && alias.LastIndexOf(' ') is > 0 and var last)
                        AddShortName(alias[(last + 1)..], person);
                    else if (name.StartsWith(own, StringComparison.Ordinal) && alias.IndexOf(' ') is > 0 and var first)
                        AddShortName(alias[..first].TrimStart('?'), person);
                }
            }
        }
    }

    void AddShortName(string name, int person)
    {
        var key = ShortName.Key(name);
        if (!ShortNames.TryGetValue(key, out var persons))
            ShortNames[key] = persons = [];
        if (!persons.Contains(person))
            persons.Add(person);
    }

    void ReadOffices()
    {
        if (Open("offices.tsv", "id", "country", "organ", "titles", "sector", "kind") is not { } table)
            return;
        foreach (var row in table.Rows)
        {
            var organization = -1;
            string? country = null;
            var place = row["country"];
            if (place.Contains('/'))
            {
                if (!EntityById.TryGetValue(place, out organization))
                    throw row.Error($"the body '{place}' is not in bodies.tsv; add it there, or mend the id.");
            }
            else
            {
                country = Country(row, "country", required: true);
            }
            if (row["organ"] is { Length: > 0 } organ && !EntityById.TryGetValue(organ, out organization))
                throw row.Error($"the organ '{organ}' is not in organs.tsv; add it there, or mend the id.");
            var titles = row.List("titles");
            if (titles.Length == 0)
                throw row.Error("no title; give at least one, such as 'Prime Minister'.");
            var rank = row["kind"] switch
            {
                "head-of-state" or "head-of-government" or "supreme-leader" or "head-of-body" or "crown-prince" => 3,
                var kind when kind.StartsWith("minister", StringComparison.Ordinal) || kind is "vice-president" or "central-banker" or "commissioner" or "speaker" => 2,
                _ => 1,
            };
            if (!Offices.TryAdd(row["id"], new(row["id"], titles, country, organization, Sector(row, "sector"), rank)))
                throw row.Error($"the id '{row["id"]}' stands twice; give one of the two another.");
        }
    }

    void ReadHolders()
    {
        if (Open("holders.tsv", "office", "person", "from", "until") is not { } table)
            return;
        foreach (var row in table.Rows)
        {
            if (!Offices.TryGetValue(row["office"], out var office))
                throw row.Error($"the office '{row["office"]}' is not in offices.tsv; add it there, or mend the id.");
            Terms.Add(new(office.Titles[0], office.Country, office.Sector, office.Organization, PersonOf(row), row.Date("from"), row.Date("until"), office.Rank,
                (byte)(Files.Count - 1), row.Line) { Office = office });
        }
    }

    void ReadCompanyLeaders()
    {
        if (Open("company-leaders.tsv", "company", "person", "title", "from", "until") is not { } table)
            return;
        foreach (var row in table.Rows)
        {
            if (!EntityById.TryGetValue(row["company"], out var company))
                throw row.Error($"'{row["company"]}' is not in companies.tsv; add it there, or mend the id.");
            var entity = Entities[company];
            foreach (var title in row.List("title"))
            {
                Terms.Add(new(title, entity.Country, entity.Sector, company, PersonOf(row), row.Date("from"), row.Date("until"), 1, (byte)(Files.Count - 1), row.Line));
            }
        }
    }

    int PersonOf(TableFile.Row row) => EntityById.TryGetValue(row["person"], out var person)
        ? person
        : throw row.Error($"'{row["person"]}' is not in persons.tsv; add it there, or mend the id.");

    void ReadCities()
    {
        if (Open("cities.tsv", "name", "aliases", "country", "kind", "population", "geonames") is not { } table)
            return;
        var known = new Dictionary<(string, string?), int>();
        for (var i = 0; i < Places.Count; i++)
            known[(Places[i].Name, Places[i].Country)] = i;
        foreach (var row in table.Rows)
        {
            var name = row["name"];
            var parenthesis = name.IndexOf(" (", StringComparison.Ordinal);
            if (parenthesis > 0)
                name = name[..parenthesis];
            var country = Country(row, "country", required: false);
            var weight = int.TryParse(row["population"], out var thousands) ? thousands : row["kind"] == "region" ? 500 : 20;
            var id = row["geonames"] is { Length: > 0 } number ? $"geonames/{number}" : null;
            if (row["kind"] == "capital" && known.TryGetValue((name, country), out var capital))
            {
                Places[capital] = new(id, name, country, Math.Max(weight, 100));
            }
            else
            {
                capital = Places.Count;
                Places.Add(new(id, name, country, weight));
            }
            var aliases = row.List("aliases");
            if (!Array.Exists(aliases, alias => alias.Length == name.Length + 1 && alias[0] == '?' && alias.AsSpan(1).SequenceEqual(name)))
                AddAlias(row, name, AliasKind.Place, capital);
            foreach (var alias in aliases)
                AddAlias(row, alias, AliasKind.Place, capital);
        }
    }

    TableFile? Open(string name, params ReadOnlySpan<string> columns)
    {
        var path = Path.Combine(_folder, name);
        if (!File.Exists(path))
            return null;
        Files.Add(name);
        return TableFile.Read(path, columns);
    }

    int AddEntity(TableFile.Row row, Entity entity)
    {
        if (entity.Id.Length == 0 || entity.Name.Length == 0)
            throw row.Error("id or name is empty; fill in both.");
        if (!EntityById.TryAdd(entity.Id, Entities.Count))
            throw row.Error($"the id '{entity.Id}' stands twice; give one of the two another.");
        Entities.Add(entity);
        return Entities.Count - 1;
    }

    void AddAliases(TableFile.Row row, string column, AliasKind kind, int target)
    {
        foreach (var alias in row.List(column))
            AddAlias(row, alias, kind, target);
    }

    void AddAlias(TableFile.Row row, string alias, AliasKind kind, int target)
    {
        var needsContext = alias.StartsWith('?');
        Aliases.Add(needsContext ? alias.AsSpan(1) : alias, kind, target, needsContext, (byte)(Files.Count - 1), row.Line);
    }

    void AddNoun(TableFile.Row row, string phrase, AliasKind kind, int target, bool plural)
    {
        var needsContext = phrase.StartsWith('?');
        var noun = needsContext ? phrase[1..] : phrase;
        var (head, plurals) = Nouns.Inflect(noun);
        var file = (byte)(Files.Count - 1);
        Aliases.Add(noun, kind, target, needsContext, file, row.Line, Nouns.IsPlural(noun), head);
        if (!plural)
            return;
        foreach (var form in plurals)
            Aliases.Add(form, kind, target, needsContext, file, row.Line, plural: true, head);
    }

    static string Sector(TableFile.Row row, string column)
    {
        var sector = row[column];
        return Ontology.EventOntology.Sectors.ContainsKey(sector)
            ? sector
            : throw row.Error($"'{sector}' is no sector; the sectors are {string.Join(", ", Ontology.EventOntology.Sectors.Keys.Order())}.");
    }

    string? Country(TableFile.Row row, string column, bool required)
    {
        var country = row[column];
        if (country.Length == 0 && !required)
            return null;
        if (country.Length != 3 || country.Any(c => c is < 'A' or > 'Z'))
            throw row.Error($"'{country}' is no ISO 3166-1 alpha-3 code; write three capitals, such as CHN.");
        // The states are read first; a country code they don't have is a slip.
        if (column != "iso3" && States.Count > 0 && !_stateByCountry.ContainsKey(country))
            throw row.Error($"the country '{country}' is not in states.tsv; add it there, or mend the code.");
        return country;
    }
}
