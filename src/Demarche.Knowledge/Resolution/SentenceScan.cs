using Demarche.Language;

namespace Demarche.Knowledge;

/// <summary>Where a name was seen.</summary>
enum NameSource : byte
{
    /// <summary>The tables have it.</summary>
    Table,
    /// <summary>The language layer marked it.</summary>
    Mention,
    /// <summary>Its letters and tree look like a name.</summary>
    Shape,
}

/// <summary>A name in a sentence: tokens [First, End).</summary>
sealed class NameMatch
{
    public required int First { get; set; }
    public required int End { get; set; }
    public required NameSource Source { get; init; }

    /// <summary>First alias of the tables, or −1.</summary>
    public int Alias { get; init; } = -1;

    /// <summary>How the atoms are written, for choosing among aliases; two bits an atom.</summary>
    public ulong Case { get; init; }

    /// <summary>Number of atoms, when <see cref="Alias"/> is given.</summary>
    public int Atoms { get; init; }

    /// <summary>What the language layer says it names, or null.</summary>
    public MentionKind? Label { get; set; }

    /// <summary>A table name at the front that gives a longer, unknown name its country; or null.</summary>
    public NameMatch? Inner { get; init; }
}

/// <summary>A common noun phrase of the tables in a sentence: tokens [First, End).</summary>
/// <param name="First">First token.</param>
/// <param name="End">One past the last.</param>
/// <param name="Head">Its head.</param>
/// <param name="Alias">First alias with these atoms; the others follow.</param>
readonly record struct TermMatch(int First, int End, int Head, int Alias);

/// <summary>One sentence with the columns that resolution reads, and the names and nouns of the tables found in it.</summary>
sealed class SentenceScan
{
    readonly KnowledgeBase _knowledge;
    readonly List<int> _atomId = [];
    readonly List<int> _atomToken = [];
    readonly List<byte> _atomCase = [];
    readonly List<bool> _atomHyphen = [];

    public SentenceScan(KnowledgeBase knowledge, Sentence sentence)
    {
        _knowledge = knowledge;
        Sentence = sentence;
        Count = sentence.Length;
        Word = new int[Count];
        Case = new AtomCase[Count];
        Head = new int[Count];
        Rel = new DepRel[Count];
        Pos = new Upos[Count];
        NameAt = new int[Count];
        TermAt = new int[Count];
        Array.Fill(NameAt, -1);
        Array.Fill(TermAt, -1);
        ReadTokens();
        FindAliases();
    }

    public Sentence Sentence { get; }
    public int Count { get; }

    /// <summary>Each token's atom, when it is one atom that the tables or the closed-class words have; else −1.</summary>
    public int[] Word { get; }
    public AtomCase[] Case { get; }
    public int[] Head { get; }
    public DepRel[] Rel { get; }
    public Upos[] Pos { get; }

    /// <summary>Names in order; they do not overlap.</summary>
    public List<NameMatch> Names { get; } = [];

    /// <summary>Nouns of the tables; they may overlap names and one another.</summary>
    public List<TermMatch> Terms { get; } = [];

    /// <summary>Index of the name a token stands in, or −1.</summary>
    public int[] NameAt { get; }

    /// <summary>Index of the longest term whose head a token is, or −1.</summary>
    public int[] TermAt { get; }

    /// <summary>The name at a token, or null.</summary>
    public NameMatch? NameOf(int token) => NameAt[token] >= 0 ? Names[NameAt[token]] : null;

    /// <summary>The atom of the possessive "s".</summary>
    public int WordOfS => _knowledge.Words.S;

    /// <summary>Whether every word of the sentence may be capitalised, so that capitals say nothing.</summary>
    public bool IsHeadline { get; private set; }

    /// <summary>The aliases of a name that fit the way it is written.</summary>
    public AliasEnumerable AliasesOf(NameMatch name) => new(_knowledge.Aliases, name.Alias, name.Case, name.Atoms);

    /// <summary>The first alias of a kind among those of a term, or null.</summary>
    public Alias? AliasOf(in TermMatch term, AliasKind kind)
    {
        for (var i = term.Alias; i >= 0; i = _knowledge.Aliases[i].Next)
            if (_knowledge.Aliases[i].Kind == kind)
                return _knowledge.Aliases[i];
        return null;
    }

    /// <summary>The words of tokens [<paramref name="first"/>, <paramref name="end"/>), as the text has them.</summary>
    public string Text(int first, int end)
    {
        var text = Sentence.Document.TextOf(Sentence.Field);
        return new Span(Sentence[first].Span.Start, Sentence[end - 1].Span.End).In(text).ToString();
    }

    /// <summary>The token of [<paramref name="first"/>, <paramref name="end"/>) whose head lies outside; when several do, the one that
    /// governs most of the others.</summary>
    public int HeadOf(int first, int end, int preferred)
    {
        int best = -1, bestCount = -1;
        for (var i = first; i < end; i++)
        {
            if (Head[i] >= first && Head[i] < end)
                continue;
            if (Pos[i] is Upos.Punct or Upos.Adp or Upos.Det or Upos.Part or Upos.Cconj)
                continue;
            var count = i == preferred ? 1 : 0;
            for (var j = first; j < end; j++)
                if (Head[j] == i)
                    count += 2;
            if (count > bestCount)
                (best, bestCount) = (i, count);
        }
        return best >= 0 ? best : preferred;
    }

    void ReadTokens()
    {
        Span<char> buffer = stackalloc char[AtomReader.BufferSize];
        int capitals = 0, words = 0;
        for (var t = 0; t < Count; t++)
        {
            var token = Sentence[t];
            (Head[t], Rel[t], Pos[t]) = (token.Head, token.DepRel, token.Upos);
            Word[t] = -1;
            var reader = new AtomReader(token.Text, buffer);
            var atoms = 0;
            while (reader.MoveNext())
            {
                var id = reader.IsBreak ? -1 : _knowledge.Aliases.AtomId(reader.Atom);
                _atomId.Add(id);
                _atomToken.Add(t);
                _atomCase.Add((byte)AliasIndex.TextCase(reader.Case, reader.Atom.Length));
                _atomHyphen.Add(reader.AfterHyphen);
                if (atoms++ == 0)
                    (Word[t], Case[t]) = (id, reader.Case);
            }
            if (atoms > 1)
                Word[t] = -1;
            if (atoms > 0 && token.Upos is Upos.Noun or Upos.Verb or Upos.Adj or Upos.Propn && t > 0)
            {
                words++;
                capitals += Case[t] == AtomCase.Lower ? 0 : 1;
            }
        }
        IsHeadline = words >= 3 && capitals * 10 >= words * 8;
    }

    void FindAliases()
    {
        var nameEnd = 0; // atoms before this one belong to a name
        for (var i = 0; i < _atomId.Count; i++)
        {
            if (_atomId[i] < 0 || (i > 0 && _atomToken[i - 1] == _atomToken[i] && !_atomHyphen[i]))
                continue;
            var (name, nameAlias, term, termAlias) = LongestFrom(i);
            if (term >= 0)
                AddTerm(i, term, termAlias);
            if (name < 0 || i < nameEnd)
                continue;
            // "The South Korean company": an article must not tear a longer name apart.
            if (_atomId[i] == _knowledge.Words.The && i + 1 < _atomId.Count && _atomId[i + 1] >= 0 && LongestFrom(i + 1).Name > name)
                continue;
            AddName(i, name, nameAlias);
            nameEnd = name + 1;
        }
    }

    // Last atoms of the longest name and the longest noun that begin at an atom, with their first aliases; −1 for none.
    (int Name, int NameAlias, int Term, int TermAlias) LongestFrom(int first)
    {
        var aliases = _knowledge.Aliases;
        var node = 0;
        int name = -1, nameAlias = -1, term = -1, termAlias = -1;
        for (var j = first; j < _atomId.Count && _atomId[j] >= 0; j++)
        {
            node = aliases.Step(node, _atomId[j]);
            if (node < 0)
                break;
            var start = aliases.AliasAt(node);
            if (start < 0 || (j + 1 < _atomId.Count && _atomToken[j + 1] == _atomToken[j] && !_atomHyphen[j + 1]))
                continue;
            var cases = CasesOf(first, j);
            for (var a = start; a >= 0; a = aliases[a].Next)
            {
                var alias = aliases[a];
                if (!AliasIndex.CaseFits(alias.Case, cases, j - first + 1))
                    continue;
                if (alias.Kind >= AliasKind.OrganKind)
                    (term, termAlias) = (j, start);
                else if (HasCapital(alias, first, j))
                    (name, nameAlias) = (j, start);
            }
        }
        return (name, nameAlias, term, termAlias);
    }

    // A lower-case alias among the names ("securities regulator") is a description; it is found as a noun instead.
    bool HasCapital(in Alias alias, int first, int last)
    {
        // "Most" is no ministry: letters written as a word must be tagged as a name.
        if (last == first && (alias.Case & 3) == (ulong)AtomCase.Upper && _atomCase[first] == 3 && Pos[_atomToken[first]] != Upos.Propn)
            return false;
        for (var k = first; k <= last; k++)
            if (((alias.Case >> (2 * (k - first))) & 3) != 0 || _atomCase[k] != 0)
                return true;
        return char.IsDigit(Sentence[_atomToken[first]].Text[0]) && last > first;
    }

    ulong CasesOf(int first, int last)
    {
        var cases = 0UL;
        for (var k = Math.Min(last, first + 31); k >= first; k--)
            cases = (cases << 2) | _atomCase[k];
        return cases;
    }

    void AddTerm(int first, int last, int alias)
    {
        var head = _atomToken[Math.Min(first + _knowledge.Aliases[alias].HeadAtom, last)];
        var match = new TermMatch(_atomToken[first], _atomToken[last] + 1, head, alias);
        // A longer phrase with the same head goes before a shorter one.
        if (TermAt[head] < 0 || Terms[TermAt[head]].End - Terms[TermAt[head]].First < match.End - match.First)
            TermAt[head] = Terms.Count;
        Terms.Add(match);
    }

    void AddName(int first, int last, int alias)
    {
        int from = _atomToken[first], end = _atomToken[last] + 1;
        if (NameAt[from] >= 0) // the second half of a hyphenated token
            return;
        Enter(new() { First = from, End = end, Source = NameSource.Table, Alias = alias, Case = CasesOf(first, last), Atoms = last - first + 1 });
    }

    /// <summary>Enters a name; those it overlaps must be taken out first.</summary>
    public void Enter(NameMatch name)
    {
        for (var t = name.First; t < name.End; t++)
            NameAt[t] = Names.Count;
        Names.Add(name);
    }

    /// <summary>Takes a name out.</summary>
    public void Remove(NameMatch name)
    {
        var index = Names.IndexOf(name);
        for (var t = 0; t < Count; t++)
            if (NameAt[t] == index)
                NameAt[t] = -1;
        name.End = name.First;
    }

    /// <summary>The aliases of one node that fit the case of a text.</summary>
    public readonly struct AliasEnumerable(AliasIndex index, int first, ulong cases, int atoms)
    {
        /// <summary>Walks them.</summary>
        public Enumerator GetEnumerator() => new(index, first, cases, atoms);

        /// <summary>Walks aliases.</summary>
        public struct Enumerator(AliasIndex index, int first, ulong cases, int atoms)
        {
            int _next = first;

            /// <summary>The alias reached.</summary>
            public Alias Current { get; private set; }

            /// <summary>Goes to the next that fits.</summary>
            public bool MoveNext()
            {
                while (_next >= 0)
                {
                    var alias = index[_next];
                    _next = alias.Next;
                    if (alias.Kind >= AliasKind.OrganKind)
                        continue;
                    if (!AliasIndex.CaseFits(alias.Case, cases, atoms))
                        continue;
                    Current = alias;
                    return true;
                }
                return false;
            }
        }
    }
}
