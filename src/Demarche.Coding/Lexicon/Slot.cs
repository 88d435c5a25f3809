namespace Demarche.Coding.Lexicon;

/// <summary>Parts of speech of frames.</summary>
public enum FramePos : byte
{
    /// <summary><c>.v</c></summary>
    Verb,
    /// <summary><c>.n</c></summary>
    Noun,
    /// <summary><c>.a</c></summary>
    Adjective,
}

/// <summary>Where in the construction a role's filler stands. See <c>frames/README.md</c>.</summary>
public enum SlotKind : byte
{
    /// <summary><c>subj</c></summary>
    Subject,
    /// <summary><c>obj</c></summary>
    Object,
    /// <summary><c>iobj</c></summary>
    IndirectObject,
    /// <summary><c>comp</c></summary>
    Content,
    /// <summary>A preposition.</summary>
    Preposition,
    /// <summary><c>poss</c></summary>
    Possessor,
    /// <summary><c>mod</c></summary>
    Modifier,
    /// <summary><c>lightsubj</c></summary>
    LightSubject,
    /// <summary><c>lightobj</c></summary>
    LightObject,
}

/// <summary>A slot, with a slot inside its filler where the path has two steps (<c>obj.poss</c>).</summary>
/// <param name="Kind">The step.</param>
/// <param name="Preposition">The preposition of a <see cref="SlotKind.Preposition"/>; else null.</param>
/// <param name="Inner">The second step, or null.</param>
/// <param name="Deep">Written <c>*</c>: where the filler is no actor, the first actor inside it is taken.</param>
public sealed record Slot(SlotKind Kind, string? Preposition = null, Slot? Inner = null, bool Deep = false)
{
    /// <summary>Reads <c>subj</c>, <c>on</c>, <c>obj.poss</c>.</summary>
    public static Slot Parse(string text)
    {
        if (text.EndsWith('*'))
            return Parse(text[..^1]) with { Deep = true };
        var dot = text.IndexOf('.');
        var head = dot < 0 ? text : text[..dot];
        var inner = dot < 0 ? null : Parse(text[(dot + 1)..]);
        return head switch
        {
            "subj" => new(SlotKind.Subject, null, inner),
            "obj" => new(SlotKind.Object, null, inner),
            "iobj" => new(SlotKind.IndirectObject, null, inner),
            "comp" => new(SlotKind.Content, null, inner),
            "poss" => new(SlotKind.Possessor, null, inner),
            "mod" => new(SlotKind.Modifier, null, inner),
            "lightsubj" => new(SlotKind.LightSubject, null, inner),
            "lightobj" => new(SlotKind.LightObject, null, inner),
            _ when head.Length > 0 && head.All(c => char.IsAsciiLetterLower(c) || c is '_' or '-') => new(SlotKind.Preposition, head, inner),
            _ => throw new FormatException($"'{text}' is no slot; slots are subj, obj, iobj, comp, poss, mod, lightsubj, lightobj or a preposition"),
        };
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var name = Kind switch
        {
            SlotKind.Subject => "subj",
            SlotKind.Object => "obj",
            SlotKind.IndirectObject => "iobj",
            SlotKind.Content => "comp",
            SlotKind.Possessor => "poss",
            SlotKind.Modifier => "mod",
            SlotKind.LightSubject => "lightsubj",
            SlotKind.LightObject => "lightobj",
            _ => Preposition!,
        };
        return (Inner is null ? name : $"{name}.{Inner}") + (Deep ? "*" : "");
    }
}
