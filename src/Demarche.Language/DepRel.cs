using System.Collections.Frozen;

namespace Demarche.Language;

/// <summary>UD v2 dependency relations with the subtypes that English treebanks use (UD 2.16).</summary>
public enum DepRel : byte
{
    /// <summary><c>dep</c></summary>
    Dep,
    /// <summary><c>root</c></summary>
    Root,
    /// <summary><c>acl</c></summary>
    Acl,
    /// <summary><c>acl:relcl</c></summary>
    AclRelcl,
    /// <summary><c>advcl</c></summary>
    Advcl,
    /// <summary><c>advcl:relcl</c></summary>
    AdvclRelcl,
    /// <summary><c>advmod</c></summary>
    Advmod,
    /// <summary><c>amod</c></summary>
    Amod,
    /// <summary><c>appos</c></summary>
    Appos,
    /// <summary><c>aux</c></summary>
    Aux,
    /// <summary><c>aux:pass</c></summary>
    AuxPass,
    /// <summary><c>case</c></summary>
    Case,
    /// <summary><c>cc</c></summary>
    Cc,
    /// <summary><c>cc:preconj</c></summary>
    CcPreconj,
    /// <summary><c>ccomp</c></summary>
    Ccomp,
    /// <summary><c>compound</c></summary>
    Compound,
    /// <summary><c>compound:prt</c></summary>
    CompoundPrt,
    /// <summary><c>conj</c></summary>
    Conj,
    /// <summary><c>cop</c></summary>
    Cop,
    /// <summary><c>csubj</c></summary>
    Csubj,
    /// <summary><c>csubj:outer</c></summary>
    CsubjOuter,
    /// <summary><c>csubj:pass</c></summary>
    CsubjPass,
    /// <summary><c>det</c></summary>
    Det,
    /// <summary><c>det:predet</c></summary>
    DetPredet,
    /// <summary><c>discourse</c></summary>
    Discourse,
    /// <summary><c>dislocated</c></summary>
    Dislocated,
    /// <summary><c>expl</c></summary>
    Expl,
    /// <summary><c>fixed</c></summary>
    Fixed,
    /// <summary><c>flat</c></summary>
    Flat,
    /// <summary><c>goeswith</c></summary>
    Goeswith,
    /// <summary><c>iobj</c></summary>
    Iobj,
    /// <summary><c>list</c></summary>
    List,
    /// <summary><c>mark</c></summary>
    Mark,
    /// <summary><c>nmod</c></summary>
    Nmod,
    /// <summary><c>nmod:desc</c></summary>
    NmodDesc,
    /// <summary><c>nmod:poss</c></summary>
    NmodPoss,
    /// <summary><c>nmod:unmarked</c></summary>
    NmodUnmarked,
    /// <summary><c>nsubj</c></summary>
    Nsubj,
    /// <summary><c>nsubj:outer</c></summary>
    NsubjOuter,
    /// <summary><c>nsubj:pass</c></summary>
    NsubjPass,
    /// <summary><c>nummod</c></summary>
    Nummod,
    /// <summary><c>obj</c></summary>
    Obj,
    /// <summary><c>obl</c></summary>
    Obl,
    /// <summary><c>obl:agent</c></summary>
    OblAgent,
    /// <summary><c>obl:unmarked</c></summary>
    OblUnmarked,
    /// <summary><c>orphan</c></summary>
    Orphan,
    /// <summary><c>parataxis</c></summary>
    Parataxis,
    /// <summary><c>punct</c></summary>
    Punct,
    /// <summary><c>reparandum</c></summary>
    Reparandum,
    /// <summary><c>vocative</c></summary>
    Vocative,
    /// <summary><c>xcomp</c></summary>
    Xcomp,
}

/// <summary>Names of <see cref="DepRel"/> as CoNLL-U writes them, and the relation without its subtype.</summary>
public static class DepRels
{
    static readonly string[] s_names =
    [
        "dep", "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod",
        "appos", "aux", "aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound",
        "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "det", "det:predet",
        "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list",
        "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass",
        "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct",
        "reparandum", "vocative", "xcomp",
    ];

    static readonly FrozenDictionary<string, DepRel> s_byName =
        s_names.Select((name, i) => (name, i)).ToFrozenDictionary(p => p.name, p => (DepRel)p.i);

    static readonly DepRel[] s_universal = [.. s_names.Select(name => s_byName[name.Split(':')[0]])];

    /// <summary>Number of relations.</summary>
    public static int Count => s_names.Length;

    /// <summary>UD's name, such as <c>nsubj:pass</c>.</summary>
    public static string Name(this DepRel rel) => s_names[(int)rel];

    /// <summary>The relation without its subtype: <c>nsubj</c> for <c>nsubj:pass</c>.</summary>
    public static DepRel Universal(this DepRel rel) => s_universal[(int)rel];

    /// <summary>Reads UD's name. An unknown subtype gives its universal relation; anything else unknown <see cref="DepRel.Dep"/>.</summary>
    public static DepRel Parse(ReadOnlySpan<char> name)
    {
        var lookup = s_byName.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(name, out var rel))
            return rel;
        var colon = name.IndexOf(':');
        return colon > 0 && lookup.TryGetValue(name[..colon], out rel) ? rel : DepRel.Dep;
    }
}
