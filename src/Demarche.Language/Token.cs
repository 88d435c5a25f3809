namespace Demarche.Language;

/// <summary>One UD word of a <see cref="Sentence"/>: a view over the document's columns, free to copy.</summary>
public readonly struct Token
{
    readonly Document _document;
    readonly int _sentence, _first;

    internal Token(Document document, int sentence, int first, int index) =>
        (_document, _sentence, _first, Index) = (document, sentence, first, index);

    int Global => _first + Index;

    /// <summary>Position in the sentence, from 0.</summary>
    public int Index { get; }

    /// <summary>Position in the document, from 0.</summary>
    public int DocumentIndex => Global;

    /// <summary>The sentence it belongs to.</summary>
    public Sentence Sentence => new(_document, _sentence);

    /// <summary>Its characters in the text of the sentence's field. The words of a multiword token have spans of their own
    /// where the letters allow it (<c>do|n't</c>), else each has the whole token's.</summary>
    public Span Span => _document.Table.Span[Global];

    /// <summary>The word as a view into the text; see <see cref="Form"/> for words whose letters are not there.</summary>
    public ReadOnlySpan<char> Text => Span.In(_document.TextOf(_document.Table.SentenceField[_sentence]));

    /// <summary>The word as UD writes it.</summary>
    public string Form => _document.Table.Form[Global] ?? Text.ToString();

    /// <summary>Dictionary form; the form itself when there is none yet.</summary>
    public string Lemma => _document.Table.Lemma[Global] ?? Form;

    /// <summary>Part of speech.</summary>
    public Upos Upos => _document.Table.Upos[Global];

    /// <summary>Morphological features.</summary>
    public Morphology Morphology => _document.Table.Morphology[Global];

    /// <summary>Index in the sentence of the governing token; −1 for the root.</summary>
    public int Head => _document.Table.Head[Global];

    /// <summary>Relation to <see cref="Head"/>.</summary>
    public DepRel DepRel => _document.Table.DepRel[Global];

    /// <summary>Whether white space follows in the text.</summary>
    public bool SpaceAfter
    {
        get
        {
            var text = _document.TextOf(_document.Table.SentenceField[_sentence]);
            var end = Span.End;
            return end >= text.Length || char.IsWhiteSpace(text[end]);
        }
    }

    /// <summary>The form, for the debugger.</summary>
    public override string ToString() => Form;
}
