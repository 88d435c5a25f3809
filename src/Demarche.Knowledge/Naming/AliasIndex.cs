namespace Demarche.Knowledge;

/// <summary>What an alias is a name of, and so what its target counts in.</summary>
enum AliasKind : byte
{
    /// <summary>A state's name. Target: a state.</summary>
    State,
    /// <summary>A name of earlier times.</summary>
    FormerState,
    /// <summary>A part of a state that gives the country: England.</summary>
    StatePart,
    /// <summary>Chinese, as an adjective.</summary>
    Adjective,
    /// <summary>Russians.</summary>
    People,
    /// <summary>A capital or a building that stands for the government.</summary>
    Government,
    /// <summary>Target: an entity (organ, body, company, group).</summary>
    Entity,
    /// <summary>A person's full name. Target: an entity.</summary>
    Person,
    /// <summary>Target: a place.</summary>
    Place,
    /// <summary>Target: a kind of organ: "ministry of commerce".</summary>
    OrganKind,
    /// <summary>Target: a title.</summary>
    Title,
    /// <summary>Target: a noun for those who act.</summary>
    Agent,
}

/// <summary>One alias and where it was read.</summary>
/// <param name="Kind">What it is a name of.</param>
/// <param name="Target">Which one.</param>
/// <param name="NeedsContext">Whether it is an ordinary word, or another thing's name first.</param>
/// <param name="Plural">Whether it is the plural of a noun.</param>
/// <param name="HeadAtom">For nouns: the atom that is the head ("minister" in "minister of commerce").</param>
/// <param name="Case">How each atom is written, two bits an atom from the lowest.</param>
/// <param name="File">Index of its table.</param>
/// <param name="Line">Line in that table.</param>
/// <param name="Next">The next alias with the same atoms, or −1.</param>
readonly record struct Alias(
    AliasKind Kind, int Target, bool NeedsContext, bool Plural, byte HeadAtom, ulong Case, byte File, int Line, int Next);

/// <summary>A trie over the atoms of all aliases. Immutable once built; thread-safe.</summary>
sealed class AliasIndex
{
    const int MaxAtoms = 32;

    readonly Dictionary<string, int> _atoms = new(40_000, StringComparer.Ordinal);
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _atomsBySpan;
    readonly Dictionary<long, int> _edges = new(80_000);
    readonly List<int> _firstAlias = new(80_000) { -1 };
    readonly List<Alias> _aliases = new(64_000);

    public AliasIndex() => _atomsBySpan = _atoms.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Number of aliases.</summary>
    public int Count => _aliases.Count;

    /// <summary>The alias at <paramref name="index"/>.</summary>
    public Alias this[int index] => _aliases[index];

    /// <summary>Id of an atom; −1 when no alias has it.</summary>
    public int AtomId(ReadOnlySpan<char> atom) => _atomsBySpan.TryGetValue(atom, out var id) ? id : -1;

    /// <summary>Id of an atom, made when it is new; only while the index is built.</summary>
    public int Intern(string atom)
    {
        if (!_atoms.TryGetValue(atom, out var id))
            _atoms[atom] = id = _atoms.Count;
        return id;
    }

    /// <summary>Goes on from a node of the trie; 0 is its root.</summary>
    /// <returns>The node reached, or −1.</returns>
    public int Step(int node, int atom) => _edges.TryGetValue(((long)node << 32) | (uint)atom, out var next) ? next : -1;

    /// <summary>The first alias that ends at a node, or −1; the others follow by <see cref="Alias.Next"/>.</summary>
    public int AliasAt(int node) => _firstAlias[node];

    /// <summary>The aliases with the atoms of a name, however it is capitalised.</summary>
    public IEnumerable<Alias> Spelled(string name)
    {
        for (var i = NodeOf(name) is > 0 and var node ? AliasAt(node) : -1; i >= 0; i = _aliases[i].Next)
            yield return _aliases[i];
    }

    int NodeOf(string name)
    {
        Span<char> buffer = stackalloc char[AtomReader.BufferSize];
        var reader = new AtomReader(name, buffer);
        var node = 0;
        while (node >= 0 && reader.MoveNext())
            if (!reader.IsBreak)
                node = Step(node, AtomId(reader.Atom));
        return node;
    }

    /// <summary>Adds an alias; one without letters or digits, or with more than 32 atoms, is passed over.</summary>
    public void Add(ReadOnlySpan<char> text, AliasKind kind, int target, bool needsContext, byte file, int line,
        bool plural = false, int headAtom = -1)
    {
        Span<char> buffer = stackalloc char[AtomReader.BufferSize];
        var reader = new AtomReader(text, buffer);
        var node = 0;
        var count = 0;
        var cases = 0UL;
        while (reader.MoveNext())
        {
            if (reader.IsBreak)
                continue;
            if (count == MaxAtoms)
                return;
            if (!_atomsBySpan.TryGetValue(reader.Atom, out var atom))
                _atoms[reader.Atom.ToString()] = atom = _atoms.Count;
            cases |= (ulong)reader.Case << (2 * count);
            count++;
            var key = ((long)node << 32) | (uint)atom;
            if (!_edges.TryGetValue(key, out var next))
            {
                _edges[key] = next = _firstAlias.Count;
                _firstAlias.Add(-1);
            }
            node = next;
        }
        if (count == 0)
            return;
        var head = (byte)(headAtom >= 0 ? headAtom : count - 1);
        _firstAlias[node] = Insert(_firstAlias[node], new(kind, target, needsContext, plural, head, cases, file, line, -1));
    }

    /// <summary>How an atom of a text is written, in two bits: its <see cref="AtomCase"/>, or 3 for a capital and three or more small letters.</summary>
    public static ulong TextCase(AtomCase written, int length) => written == AtomCase.Initial && length > 3 ? 3 : (ulong)written;

    /// <summary>Whether a text's atoms, two bits each (<see cref="TextCase"/>), may stand for the alias' atoms.</summary>
    public static bool CaseFits(ulong alias, ulong text, int atoms)
    {
        for (var k = 0; k < atoms; k++, alias >>= 2, text >>= 2)
        {
            var fits = (AtomCase)(alias & 3) switch
            {
                AtomCase.Lower => true,
                AtomCase.Initial => (text & 3) != 0,
                // Nato and Opec are written either way; three letters may be a word (Who, It, Us).
                _ => (text & 3) >= 2,
            };
            if (!fits)
                return false;
        }
        return true;
    }

    // Kept in the order of adding: earlier tables rank first where all else is equal.
    int Insert(int first, Alias alias)
    {
        for (var i = first; i >= 0; i = _aliases[i].Next)
        {
            var other = _aliases[i];
            if (other.Kind == alias.Kind && other.Target == alias.Target && other.Case == alias.Case)
                return first;
        }
        _aliases.Add(alias);
        var added = _aliases.Count - 1;
        if (first < 0)
            return added;
        var last = first;
        while (_aliases[last].Next >= 0)
            last = _aliases[last].Next;
        _aliases[last] = _aliases[last] with { Next = added };
        return first;
    }
}
