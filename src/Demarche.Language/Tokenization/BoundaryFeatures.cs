using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace Demarche.Language.Tokenization;

/// <summary>What a token looks like to the splitter.</summary>
enum TokenShape : byte
{
    None, Lower, Capitalized, Capitals, Capital, Mixed, Digits, Number, Alphanumeric, Address, Title, Acronym, Abbreviation,
    FullStop, Ellipsis, Exclamation, Question, Comma, Colon, Semicolon, Hyphen, Dash, OpeningBracket, ClosingBracket,
    OpeningQuote, ClosingQuote, Emoticon, Bullet, Rule, Angle, Symbol, Hashtag,
}

/// <summary>
/// Features of a place between two tokens for the question whether a sentence ends there: the words and shapes around it, and what
/// the sentence so far is like. Each feature is a hash; the model holds a weight for each bucket.
/// </summary>
/// <remarks>Training and reading share this code. Any change to it needs new weights: raise <see cref="Version"/>.</remarks>
sealed class BoundaryFeatures
{
    /// <summary>Written into the weights; others are refused.</summary>
    public const int Version = 1;

    /// <summary>Features of one place.</summary>
    public const int Count = 42;

    const int Margin = 4; // empty tokens before the first and after the last

    static readonly FrozenSet<uint> s_sayings = Words(
        "said", "says", "asked", "asks", "told", "added", "wrote", "tweeted", "replied", "shouted", "continued", "exclaimed", "cried",
        "declared", "responded", "answered", "warned", "quipped", "joked", "posted", "remarked", "recalled");

    static readonly FrozenSet<uint> s_openers = Words(
        "the", "it", "he", "she", "they", "we", "but", "this", "these", "those", "however", "in", "its", "there", "when", "while", "although");

    static readonly FrozenSet<uint> s_pronouns = Words("he", "she", "they", "we", "i", "you", "it", "the", "a", "this", "that", "who", "what");

    static readonly FrozenSet<uint> s_verbs = Words(
        "is", "are", "was", "were", "be", "am", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "should",
        "may", "might", "must", "said", "says", "don't", "didn't", "doesn't", "can't", "won't", "isn't", "wasn't", "i'm", "it's",
        "i've", "i'll", "that's", "we're", "you're", "there's", "he's", "she's", "they're", "we'll", "i'd", "get", "got", "went",
        "made", "know", "think", "let", "see", "need", "want", "like", "came", "told", "took", "seems", "cannot");

    readonly List<int> _nextStop = [];
    readonly List<(uint Word, uint Ending, TokenShape Shape)> _tokens = [];
    int _length;
    uint _paragraphEnd;

    // The sentence so far.
    int _first;
    int _brackets, _quotes;

    /// <summary>Begins a paragraph.</summary>
    public void Begin(ReadOnlySpan<char> text, ReadOnlySpan<RawToken> tokens)
    {
        _tokens.Clear();
        for (var i = 0; i < Margin; i++)
            _tokens.Add(default);
        foreach (var token in tokens)
            _tokens.Add(Describe(text[token.Start..token.End], token.Class));
        for (var i = 0; i < Margin; i++)
            _tokens.Add(default);
        _length = tokens.Length;
        _nextStop.Clear();
        CollectionsMarshal.SetCount(_nextStop, _length);
        for (int i = _length - 1, stop = _length; i >= 0; i--)
        {
            if (Shape(i) is TokenShape.FullStop or TokenShape.Ellipsis or TokenShape.Exclamation or TokenShape.Question)
                stop = i;
            _nextStop[i] = stop;
        }
        var last = _length;
        while (last > 1 && Shape(last - 1) is TokenShape.ClosingBracket or TokenShape.ClosingQuote)
            last--;
        _paragraphEnd = Shape(last - 1) is TokenShape.FullStop or TokenShape.Ellipsis or TokenShape.Exclamation or TokenShape.Question ? 1u : 0;
        BeginSentence(0);
    }

    /// <summary>A sentence begins at token <paramref name="first"/>.</summary>
    public void BeginSentence(int first)
    {
        _first = first;
        _brackets = _quotes = 0;
    }

    /// <summary>Goes past token <paramref name="i"/>; every token of a sentence is passed, in order.</summary>
    public void Pass(int i)
    {
        switch (Shape(i))
        {
            case TokenShape.OpeningBracket:
                _brackets++;
                break;
            case TokenShape.ClosingBracket:
                _brackets = Math.Max(0, _brackets - 1);
                break;
            case TokenShape.OpeningQuote:
                _quotes++;
                break;
            case TokenShape.ClosingQuote:
                _quotes = Math.Max(0, _quotes - 1);
                break;
        }
    }

    /// <summary>
    /// Whether a sentence may end before token <paramref name="i"/>. It does not between a word and one without a capital, nor after
    /// <c>,"</c>, nor in <c>!" Smith said</c>, nor after the number of a list item.
    /// </summary>
    public bool IsCandidate(int i)
    {
        var before = Shape(i - 1);
        switch (before)
        {
            case TokenShape.ClosingQuote when i - _first > 1 && Shape(i - 2) == TokenShape.Comma:
            case TokenShape.ClosingQuote when i - _first > 2 && (Shape(i - 2), Shape(i - 3)) == (TokenShape.ClosingQuote, TokenShape.Comma):
            case TokenShape.ClosingQuote when i - _first > 1 && Shape(i - 2) is TokenShape.Question or TokenShape.Exclamation && NamesSpeaker(i):
            case TokenShape.ClosingBracket when i - _first == 2 && Shape(_first) == TokenShape.Digits:
                return false;
            case TokenShape.Lower or TokenShape.Capitalized or TokenShape.Capitals or TokenShape.Capital or TokenShape.Mixed
                or TokenShape.Digits or TokenShape.Number or TokenShape.Comma:
                return Shape(i) != TokenShape.Lower;
            default:
                return true;
        }
    }

    /// <summary>
    /// Whether a sentence surely ends before token <paramref name="i"/>: after a full stop, or <c>U.S.</c>, comes a word that has a
    /// capital only where a sentence begins. Marks may stand between.
    /// </summary>
    public bool IsCertain(int i)
    {
        var first = Shape(i) is TokenShape.OpeningQuote or TokenShape.OpeningBracket ? i + 1 : i;
        if (first >= _length || Shape(first) != TokenShape.Capitalized || !s_openers.Contains(_tokens[Margin + first].Word))
            return false;
        var last = i - 1;
        while (last > _first && Shape(last) is TokenShape.ClosingQuote or TokenShape.ClosingBracket)
            last--;
        return last > _first && Shape(last) switch
        {
            TokenShape.Acronym => true,
            TokenShape.FullStop => Shape(last - 1) is TokenShape.Lower or TokenShape.Capitalized or TokenShape.Capitals,
            _ => false,
        };
    }

    /// <summary>Whether a name and a verb of saying follow, as after a quotation.</summary>
    bool NamesSpeaker(int i)
    {
        for (var at = i; at < _length && at < i + 6; at++)
        {
            if (s_sayings.Contains(_tokens[Margin + at].Word))
                return at > i;
            if (Shape(at) is not (TokenShape.Capitalized or TokenShape.Title or TokenShape.Capital or TokenShape.Acronym or TokenShape.Capitals)
                || s_pronouns.Contains(_tokens[Margin + at].Word))
                return false;
        }
        return false;
    }

    /// <summary>The features of the place before token <paramref name="i"/>.</summary>
    /// <param name="i">Index of the token in the paragraph, from 1.</param>
    /// <param name="space">Whether white space stands there.</param>
    /// <param name="features">Receives <see cref="Count"/> hashes.</param>
    public void Extract(int i, bool space, Span<uint> features)
    {
        var tokens = CollectionsMarshal.AsSpan(_tokens).Slice(i, 2 * Margin);
        var (l4, l3, l2, l1) = (tokens[0], tokens[1], tokens[2], tokens[3]);
        var (r1, r2, r3, r4) = (tokens[4], tokens[5], tokens[6], tokens[7]);
        uint sl1 = (uint)l1.Shape, sl2 = (uint)l2.Shape, sl3 = (uint)l3.Shape, sl4 = (uint)l4.Shape;
        uint sr1 = (uint)r1.Shape, sr2 = (uint)r2.Shape, sr3 = (uint)r3.Shape, sr4 = (uint)r4.Shape;
        var gap = space ? 1u : 0;
        var pair = sl1 * 64 + sr1 * 2 + gap;
        var length = Bucket(i - _first);
        var rest = Bucket(_length - i);
        var open = (uint)(Math.Min(_brackets, 2) * 3 + Math.Min(_quotes, 2));
        var head = _tokens[Margin + _first];
        var (left, right) = (Capitals(Math.Max(_first, i - 6), i), Capitals(i, Math.Min(_length, i + 6)));

        var n = 0;
        void Set(Span<uint> target, uint a, uint b = 0, uint c = 0, uint d = 0) => target[n] = Hash((uint)++n, a, b, c, d);
        Set(features, pair);
        Set(features, pair, sl2);
        Set(features, pair, sr2);
        Set(features, pair, sl2, sr2);
        Set(features, pair, sl2, sl3);
        Set(features, pair, sr2, sr3);
        Set(features, pair, sl2 * 32 + sl3, sr2 * 32 + sr3);
        Set(features, pair, sl2 * 1024 + sl3 * 32 + sl4);
        Set(features, pair, sr2 * 1024 + sr3 * 32 + sr4);
        Set(features, l1.Word, gap);
        Set(features, r1.Word, sr1);
        Set(features, l1.Word, r1.Word);
        Set(features, l1.Word, sr1, sr2);
        Set(features, r1.Word, sl1, sl2, sr1);
        Set(features, l2.Word, pair);
        Set(features, r2.Word, pair, sr2);
        Set(features, l2.Word, l1.Word, sr1);
        Set(features, r1.Word, r2.Word, sl1);
        Set(features, l1.Ending, sl1, sr1);
        Set(features, r1.Ending, sl1, sr1);
        Set(features, pair, length);
        Set(features, pair, length, rest);
        Set(features, r1.Word, sl1, length);
        Set(features, pair, rest, sr2);
        Set(features, l1.Word, sr1, rest);
        Set(features, pair, open);
        Set(features, pair, left, right);
        Set(features, pair, left * 8 + right, _paragraphEnd, length);
        Set(features, pair, _paragraphEnd);
        Set(features, (uint)head.Shape, pair, length);
        Set(features, head.Word, pair);
        Set(features, head.Word, l1.Word, sr1);
        Set(features, l3.Word, sl2 * 32 + sl1, sr1);
        Set(features, (uint)head.Shape, (uint)_tokens[Margin + _first + 1].Shape, pair, _paragraphEnd);

        // Lists: the next item begins as this one did.
        var second = _tokens[Margin + _first + 1];
        var likeHead = (r1.Word == head.Word ? 4u : 0) + (r1.Shape == head.Shape ? 2u : 0) + (r2.Shape == second.Shape ? 1u : 0) + (r2.Word == second.Word ? 8u : 0);
        Set(features, likeHead, pair);
        Set(features, likeHead, sl1, sr1 * 32 + sr2, length);

        // A clause on either side?
        var verbs = Verbs(_first, i, 12) * 4 + Verbs(i, _length, 6);
        Set(features, verbs, pair);
        Set(features, verbs, pair, length, sr2);
        Set(features, verbs, left * 8 + right, sl1, sr1);
        var stop = Bucket(_nextStop[i] - i);
        Set(features, stop, pair);
        Set(features, stop, pair, length, verbs);
        Set(features, stop, sr2, pair, _paragraphEnd);
    }

    /// <summary>How many words in a stretch are auxiliaries or the like, which only clauses have: 0, 1, 2 or 3 and more.</summary>
    uint Verbs(int start, int end, int most)
    {
        uint verbs = 0;
        if (end - start > most)
        {
            if (start == _first)
                start = end - most;
            else
                end = start + most;
        }
        for (var i = start; i < end && verbs < 3; i++)
            if (s_verbs.Contains(_tokens[Margin + i].Word))
                verbs++;
        return verbs;
    }

    TokenShape Shape(int i) => _tokens[Margin + i].Shape;

    /// <summary>How many of the words in a stretch have a capital: 0 none, 1 some, 2 half and more, 3 all; 4: no words.</summary>
    uint Capitals(int start, int end)
    {
        int words = 0, capitals = 0;
        for (var i = start; i < end; i++)
        {
            switch (Shape(i))
            {
                case TokenShape.Capitalized or TokenShape.Capitals or TokenShape.Capital or TokenShape.Title or TokenShape.Acronym:
                    capitals++;
                    words++;
                    break;
                case TokenShape.Lower or TokenShape.Mixed:
                    words++;
                    break;
            }
        }
        return words == 0 ? 4u : capitals == 0 ? 0u : capitals == words ? 3u : 2 * capitals >= words ? 2u : 1u;
    }

    static FrozenSet<uint> Words(params string[] words) => words.Select(word => Describe(word, TokenClass.Word).Word).ToFrozenSet();

    static uint Bucket(int length) => length switch
    {
        <= 4 => (uint)length,
        <= 6 => 5,
        <= 9 => 6,
        <= 14 => 7,
        <= 24 => 8,
        <= 40 => 9,
        _ => 10,
    };

    static (uint Word, uint Ending, TokenShape Shape) Describe(ReadOnlySpan<char> word, TokenClass kind)
    {
        var hash = 2166136261u;
        int lower = 0, upper = 0, digits = 0;
        foreach (var c in word.Length > 24 ? word[..24] : word)
        {
            var key = c;
            if (c < 128)
            {
                if (char.IsAsciiLetterLower(c))
                    lower++;
                else if (char.IsAsciiLetterUpper(c))
                {
                    upper++;
                    key = (char)(c | 0x20);
                }
                else if (char.IsAsciiDigit(c))
                {
                    digits++;
                    key = '0';
                }
            }
            else if (char.IsUpper(c))
            {
                upper++;
                key = char.ToLowerInvariant(c);
            }
            else if (CharKind.IsLetter(c))
                lower++;
            hash = (hash ^ key) * 16777619;
        }
        var ending = 0u;
        for (var i = Math.Max(0, word.Length - 3); i < word.Length; i++)
            ending = ending * 251 + (char)(word[i] | 0x20);
        return (hash, ending, ShapeOf(word, kind, lower, upper, digits));
    }

    static TokenShape ShapeOf(ReadOnlySpan<char> word, TokenClass kind, int lower, int upper, int digits)
    {
        var first = word[0];
        switch (kind)
        {
            case TokenClass.Address:
                return TokenShape.Address;
            case TokenClass.Emoticon:
                return TokenShape.Emoticon;
            case TokenClass.Number:
                return lower + upper > 0 ? TokenShape.Alphanumeric : digits == word.Length ? TokenShape.Digits : TokenShape.Number;
            case TokenClass.Abbreviation:
                return Abbreviations.IsTitle(word[..^1]) ? TokenShape.Title
                    : word.Length > 2 && word[1] == '.' && upper > 0 || word.Length == 2 ? TokenShape.Acronym : TokenShape.Abbreviation;
            case TokenClass.Word:
                if (first is '#' or '@')
                    return TokenShape.Hashtag;
                if (digits > 0)
                    return TokenShape.Alphanumeric;
                if (upper == 0)
                    return TokenShape.Lower;
                if (lower == 0)
                    return upper == 1 ? TokenShape.Capital : TokenShape.Capitals;
                return char.IsUpper(first) ? TokenShape.Capitalized : TokenShape.Mixed;
            case TokenClass.Terminator:
                if (word.Contains('?'))
                    return TokenShape.Question;
                return first == '!' ? TokenShape.Exclamation
                    : word.Length == 1 && first == '.' ? TokenShape.FullStop : TokenShape.Ellipsis;
            case TokenClass.Opening:
                return first is '(' or '[' or '{' ? TokenShape.OpeningBracket : TokenShape.OpeningQuote;
            case TokenClass.Closing:
                return first is ')' or ']' or '}' ? TokenShape.ClosingBracket : TokenShape.ClosingQuote;
        }
        if (word.Length > 2)
            return TokenShape.Rule;
        return first switch
        {
            ',' => TokenShape.Comma,
            ':' => TokenShape.Colon,
            ';' => TokenShape.Semicolon,
            '-' when word.Length == 1 => TokenShape.Hyphen,
            '-' or '\u2013' or '\u2014' or '\u2012' or '\u2015' => TokenShape.Dash,
            '*' or '\u2022' or '\u00B7' or '\u25CF' or '\u25AA' or '~' or '+' => TokenShape.Bullet,
            '<' or '>' or '|' or '=' or '_' => TokenShape.Angle,
            _ => TokenShape.Symbol,
        };
    }

    static uint Hash(uint template, uint a, uint b, uint c, uint d)
    {
        var h = template * 0x9E3779B1u;
        h = (h ^ a) * 0x85EBCA6Bu;
        h ^= h >> 15;
        h = (h ^ b) * 0xC2B2AE35u;
        h ^= h >> 13;
        h = (h ^ c) * 0x27D4EB2Fu;
        h ^= h >> 15;
        h = (h ^ d) * 0x165667B1u;
        return h ^ (h >> 16);
    }
}
