namespace Demarche.Language;

/// <summary>One sentence of a <see cref="Document"/>: a view over its columns, free to copy, valid as long as it.</summary>
public readonly struct Sentence
{
    readonly Document _document;

    internal Sentence(Document document, int ordinal)
    {
        _document = document;
        Ordinal = ordinal;
        First = document.Table.SentenceFirst[ordinal];
        Length = document.Table.SentenceFirst[ordinal + 1] - First;
    }

    /// <summary>The document this is a part of.</summary>
    public Document Document => _document;

    /// <summary>Position among all sentences of the document, from 0, the title's included.</summary>
    public int Ordinal { get; }

    /// <summary>Index in the document of the first token.</summary>
    public int First { get; }

    /// <summary>Number of tokens, at least 1.</summary>
    public int Length { get; }

    /// <summary>The text it lies in.</summary>
    public TextField Field => _document.Table.SentenceField[Ordinal];

    /// <summary>Running text, heading or title.</summary>
    public SentenceKind Kind => _document.Table.SentenceKind[Ordinal];

    /// <summary>Number of the paragraph in its field, from 0.</summary>
    public int Paragraph => _document.Table.SentenceParagraph[Ordinal];

    /// <summary>Position among the sentences of its field, from 0.</summary>
    public int Index => Field == TextField.Title ? Ordinal : Ordinal - _document.Table.TitleSentences;

    /// <summary>From the first token's start to the last one's end, in the text of <see cref="Field"/>.</summary>
    public Span Span => new(this[0].Span.Start, this[Length - 1].Span.End);

    /// <summary>The words of the sentence.</summary>
    public string Text => Span.In(_document.TextOf(Field)).ToString();

    /// <summary>The token at <paramref name="index"/>, from 0 in the sentence.</summary>
    public Token this[int index] => new(_document, Ordinal, First, index);

    /// <summary>Index in the sentence of the root; 0 when the tree is not there yet.</summary>
    public int Root
    {
        get
        {
            for (var i = 0; i < Length; i++)
                if (_document.Table.Head[First + i] < 0)
                    return i;
            return 0;
        }
    }

    /// <summary>The tokens that hang on <paramref name="head"/> (index in the sentence), left to right; allocates nothing.</summary>
    public ChildEnumerable ChildrenOf(int head) => new(this, head);

    /// <summary>Walks the tokens in order; <c>foreach</c> over a sentence allocates nothing.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Walks the tokens of a sentence.</summary>
    public struct Enumerator
    {
        readonly Sentence _sentence;
        int _index;

        internal Enumerator(Sentence sentence) => (_sentence, _index) = (sentence, -1);

        /// <summary>The token reached.</summary>
        public readonly Token Current => _sentence[_index];

        /// <summary>Goes to the next token; false after the last.</summary>
        public bool MoveNext() => ++_index < _sentence.Length;
    }

    /// <summary>The dependents of one token.</summary>
    public readonly struct ChildEnumerable
    {
        readonly Sentence _sentence;
        readonly int _head;

        internal ChildEnumerable(Sentence sentence, int head) => (_sentence, _head) = (sentence, head);

        /// <summary>Walks the dependents left to right.</summary>
        public ChildEnumerator GetEnumerator() => new(_sentence, _head);
    }

    /// <summary>Walks the dependents of one token.</summary>
    public struct ChildEnumerator
    {
        readonly Sentence _sentence;
        readonly int _head;
        int _index;

        internal ChildEnumerator(Sentence sentence, int head) => (_sentence, _head, _index) = (sentence, head, -1);

        /// <summary>The dependent reached.</summary>
        public readonly Token Current => _sentence[_index];

        /// <summary>Goes to the next dependent; false after the last.</summary>
        public bool MoveNext()
        {
            var heads = _sentence._document.Table.Head;
            while (++_index < _sentence.Length)
                if (heads[_sentence.First + _index] == _head)
                    return true;
            return false;
        }
    }
}
