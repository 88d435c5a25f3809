using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Demarche.Language.Tokenization;

/// <summary>
/// Cuts English text into the tokens of UD English (EWT, GUM): hyphenated compounds are three tokens, prefixes stay on
/// (<c>anti-dumping</c>), a contraction is one token of several words.
/// </summary>
/// <remarks>
/// One pass over the text in white-space-delimited chunks; look-ahead is bounded but for addresses, which are consumed, so
/// time is linear. Every code unit that is no gap (<see cref="CharKind.IsGap"/>) belongs to exactly one token.
/// </remarks>
ref struct Tokenizer
{
    /// <summary>Longest look-ahead for patterns that may turn out not to match.</summary>
    const int LookAhead = 80;

    /// <summary>Affixes that stay on with their hyphen: the list of the LDC's treebank guidelines, which UD English follows.</summary>
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_prefixes = Lookup(
        "agro", "ante", "anti", "arch", "be", "bi", "bio", "co", "counter", "cross", "cyber", "de", "e", "eco", "ex",
        "extra", "inter", "intra", "macro", "mega", "micro", "mid", "mini", "mis", "multi", "neo", "non", "over",
        "pan", "para", "peri", "post", "pre", "pro", "pseudo", "quasi", "re", "semi", "socio", "sub", "super", "tri", "uh", "ultra", "un",
        "uni");

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_suffixes = Lookup(
        "esque", "ette", "fest", "fold", "gate", "itis", "less", "rama", "wise");

    /// <summary>Last labels of host and file names; a full stop before any other word ends a sentence without a space.</summary>
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_labels = Lookup(
        "com", "net", "org", "gov", "edu", "mil", "info", "biz", "int", "io", "co", "uk", "us", "ca", "au", "de", "fr", "ru", "cn",
        "jp", "eu", "ch", "nl", "tv", "me", "kr", "tw", "hk", "sg", "nz", "ie", "il", "ua", "br", "mx", "se", "es", "pl", "gr",
        "doc", "docx", "xls", "xlsx", "ppt", "pptx", "pdf", "txt", "htm", "html", "php", "asp", "aspx", "jsp", "jpg", "jpeg",
        "png", "gif", "zip", "exe", "mp3", "mp4", "wav", "avi", "csv", "xml", "json", "url", "gz", "tar", "rtf", "wpd", "dat");

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_units = Lookup(
        "am", "pm", "a.m", "p.m", "a.m.", "p.m.", "km", "cm", "mm", "kg", "mg", "lb", "lbs", "ml", "hr", "hrs", "hz", "khz", "mhz",
        "ghz", "mb", "gb", "tb", "kb", "mw", "kw", "gw", "kwh", "mwh", "ft", "yr", "yrs", "mph", "kph", "nm", "bn", "mn", "tn",
        "km2", "m2", "sec", "min", "mins", "oz", "trn", "m", "x");

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_afterItIs = Lookup(
        "a", "about", "also", "an", "as", "because", "been", "definitely", "for", "from", "getting", "going", "in", "just", "like",
        "my", "not", "ok", "okay", "on", "prolly", "really", "that", "the", "to", "too", "your");

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_clipped = Lookup(
        "em", "til", "till", "cause", "cuz", "n", "bout", "round", "nuff", "tis", "twas");

    /// <summary>Words that begin sentences and no surname: after them a letter with a full stop is no initial (<c>Plan B. The</c>).</summary>
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_openers = Lookup(
        "a", "after", "all", "also", "although", "an", "and", "another", "any", "as", "at", "because", "before", "both", "but",
        "by", "can", "do", "even", "for", "from", "he", "her", "here", "his", "how", "however", "i", "if", "in", "is", "it", "its",
        "just", "many", "most", "my", "no", "not", "now", "of", "on", "one", "only", "or", "our", "she", "since", "so", "some",
        "such", "that", "the", "their", "then", "there", "these", "they", "this", "those", "to", "today", "two", "under", "was",
        "we", "what", "when", "where", "which", "while", "who", "why", "with", "yes", "yet", "you", "your");

    static readonly SearchValues<char> s_apostrophes = SearchValues.Create("'\u2019`\u00B4\u02BC\u2018");

    readonly ReadOnlySpan<char> _text;
    readonly List<RawToken> _tokens;

    /// <summary>A single quotation mark was opened in this stretch and not closed: the next <c>s'</c> may close it.</summary>
    bool _quoted;

    Tokenizer(ReadOnlySpan<char> text, List<RawToken> tokens)
    {
        _text = text;
        _tokens = tokens;
    }

    /// <summary>Adds the tokens of <paramref name="text"/> from <paramref name="start"/> to <paramref name="end"/>.</summary>
    /// <param name="text">The whole text; offsets of tokens count from its start.</param>
    /// <param name="start">First code unit to read.</param>
    /// <param name="end">One past the last; nothing beyond is looked at.</param>
    /// <param name="tokens">Receives the tokens.</param>
    public static void Tokenize(ReadOnlySpan<char> text, int start, int end, List<RawToken> tokens)
    {
        var tokenizer = new Tokenizer(text[..end], tokens);
        var at = start;
        while (at < end)
        {
            if (CharKind.IsGap(text[at]))
            {
                at++;
                continue;
            }
            var chunkEnd = at;
            while (chunkEnd < end && char.IsAsciiLetter(text[chunkEnd]))
                chunkEnd++;
            if (chunkEnd == end || CharKind.IsGap(text[chunkEnd]))
            {
                var (last, middle) = Contractions.Bare(text[at..chunkEnd]);
                if (chunkEnd - at == 3 && text[at..chunkEnd] is "its" or "Its" && tokenizer.MeansItIs(chunkEnd))
                    last = 1;
                tokens.Add(new(at, chunkEnd, TokenClass.Word, last, middle));
            }
            else
            {
                bool address = false;
                for (; chunkEnd < end && !CharKind.IsGap(text[chunkEnd]); chunkEnd++)
                    address |= text[chunkEnd] is '@' or '/' or '.';
                tokenizer.Chunk(at, chunkEnd, address);
            }
            at = chunkEnd;
        }
    }

    /// <summary>Whether <c>its</c> lacks its apostrophe: a word follows that no noun phrase begins with after a possessive.</summary>
    readonly bool MeansItIs(int at)
    {
        while (at < _text.Length && _text[at] == ' ')
            at++;
        var end = at;
        while (end < _text.Length && end - at < 12 && char.IsAsciiLetter(_text[end]))
            end++;
        return (end == _text.Length || CharKind.IsGap(_text[end])) && s_afterItIs.Contains(_text[at..end]);
    }

    void Chunk(int start, int end, bool address)
    {
        for (var at = start; at < end;)
        {
            if (IsWordAt(at, end, out _))
                at = (address ? Address(at, end) : 0) is > 0 and var addressEnd ? addressEnd : Word(at, end);
            else
                at = Mark(start, at, end);
        }
    }

    /// <summary>Whether a letter or digit stands here, which may be a surrogate pair.</summary>
    readonly bool IsWordAt(int at, int end, out int length)
    {
        length = 1;
        var c = _text[at];
        if (!char.IsSurrogate(c))
            return CharKind.IsLetterOrDigit(c);
        if (!char.IsHighSurrogate(c) || at + 1 >= end || !char.IsLowSurrogate(_text[at + 1]))
            return false;
        length = 2;
        return Rune.IsLetterOrDigit(new Rune(c, _text[at + 1]));
    }

    // ---- words ------------------------------------------------------------------------------------------------------

    int Word(int start, int end)
    {
        var at = start;
        while (at < end)
        {
            if (IsWordAt(at, end, out var length))
                at += length;
            else if (at > start && Joins(start, at, end) is > 0 and var joined)
                at += joined;
            else
                break;
        }
        var word = _text[start..at];
        if (CharKind.IsDigit(word[0]))
            return Number(start, at, end);

        // US$5, HK$10
        if (at + 1 < end && _text[at] == '$' && word.Length <= 3 && char.IsAsciiLetterUpper(word[^1]) && CharKind.IsDigit(_text[at + 1]))
            return Add(start, at + 1, TokenClass.Symbol);

        if (at < end && _text[at] == '.' && KeepsFullStop(start, at, end))
            return Add(start, at + 1, TokenClass.Abbreviation);

        if (at < end && _text[at] == '!' && word is "Yahoo" && (at + 1 == end || _text[at + 1] is not '!'))
            return Add(start, at + 1, TokenClass.Word);
        if (at < end && _text[at] == '/' && word is "w" or "W") // w/ = with
            return Add(start, at + 1, TokenClass.Word);

        byte last, middle = 0;
        if (at < end && Contractions.IsApostrophe(_text[at]) && _text[at] is '\'' or '\u2019' && IsPluralPossessive(start, at, end))
        {
            at++;
            last = 1;
        }
        else
            (last, middle) = word.IndexOfAny(s_apostrophes) > 0 ? Contractions.WithApostrophe(word) : Contractions.Bare(word);
        _tokens.Add(new(start, at, TokenClass.Word, last, middle));
        return at;
    }

    /// <summary>Whether the mark at <paramref name="at"/> is a part of the word begun at <paramref name="start"/>; its length, or 0.</summary>
    readonly int Joins(int start, int at, int end)
    {
        if (at + 1 >= end)
            return 0;
        char before = _text[at - 1], mark = _text[at], after = _text[at + 1];
        switch (mark)
        {
            case '.':
                return CharKind.IsDigit(before) && CharKind.IsDigit(after) || JoinsInitials(start, at, end) ? 1 : 0;
            case ',':
                return CharKind.IsDigit(before) && Digits(at + 1, end) is var digits
                    && (digits == 3 || digits == 2 && at + 3 < end && _text[at + 3] == ',' && Digits(at + 4, end) is 2 or 3) ? 1 : 0;
            case ':':
                return CharKind.IsDigit(before) && CharKind.IsDigit(after) ? 1 : 0;
            case '/':
                return CharKind.IsDigit(before) && CharKind.IsDigit(after) && CharKind.IsDigit(_text[start])
                    || JoinsLetters(start, at, end) ? 1 : 0;
            case '-' or '\u2010' or '\u2011':
                return JoinsHyphen(start, at, end) ? 1 : 0;
            case '\'' or '\u2019' or '`' or '\u00B4' or '\u2018':
                return CharKind.IsLetter(after) ? 1 : 0;
            case '&':
                return JoinsAmpersand(start, at, end) ? 1 : 0;
            case '@':
                return CharKind.IsLetter(after) ? 1 : 0;
            case '_':
                return CharKind.IsLetterOrDigit(after) ? 1 : 0;
            case '*':
            {
                var run = 1;
                while (run < LookAhead && at + run < end && _text[at + run] == '*')
                    run++;
                return CharKind.IsLetter(before) && at + run < end && CharKind.IsLetter(_text[at + run]) ? run : 0;
            }
            case '$':
                return char.IsAsciiLetterLower(before) && char.IsAsciiLetterLower(after) ? 1 : 0;
            default:
                return 0;
        }
    }

    /// <summary>The full stop in <c>U.S</c>, <c>p.m</c>, <c>Ph.D</c>.</summary>
    readonly bool JoinsInitials(int start, int at, int end)
    {
        if (!CharKind.IsLetter(_text[at + 1]))
            return false;
        var segment = at;
        while (segment > start && CharKind.IsLetter(_text[segment - 1]))
            segment--;
        var single = at - segment == 1 && (segment == start || _text[segment - 1] == '.');
        var afterSingle = at + 2 >= end || !CharKind.IsLetter(_text[at + 2]);
        return single && (afterSingle || _text[(at + 1)..Math.Min(end, at + 3)] is "Sc" or "Ed" && (at + 3 >= end || !CharKind.IsLetter(_text[at + 3])))
            || afterSingle && _text[start..at] is "Ph" or "ph" && _text[at + 1] is 'D' or 'd';
    }

    /// <summary>The stroke in <c>w/o</c>, <c>c/o</c>, <c>n/a</c>: one letter on either side.</summary>
    readonly bool JoinsLetters(int start, int at, int end) =>
        at - start == 1 && CharKind.IsLetter(_text[start]) && CharKind.IsLetter(_text[at + 1])
        && (at + 2 >= end || !CharKind.IsLetterOrDigit(_text[at + 2]));

    readonly bool JoinsAmpersand(int start, int at, int end)
    {
        var left = at - start;
        var right = 0;
        while (right < 4 && at + 1 + right < end && CharKind.IsLetter(_text[at + 1 + right]))
            right++;
        if (left is 0 or > 3 || right is 0 or > 3)
            return false;
        return left == 1 && right == 1 || char.IsUpper(_text[at - 1]) && char.IsUpper(_text[at + 1]) && char.IsUpper(_text[at + right]);
    }

    readonly bool JoinsHyphen(int start, int at, int end)
    {
        if (!CharKind.IsLetterOrDigit(_text[at + 1]))
            return false;
        if (CharKind.IsDigit(_text[start]))
            return IsPhoneOrDate(start, end);
        var first = _text[start..at];
        if (s_prefixes.Contains(first))
            return first is "Pan" ? char.IsLower(_text[at + 1]) // pan-democrats, but Pan-American as written in names
                : CharKind.IsLetter(_text[at + 1]) || first is "mid" or "Mid" or "pre" or "post";
        var next = at + 1;
        while (next < end && next - at < 8 && CharKind.IsLetter(_text[next]))
            next++;
        return s_suffixes.Contains(_text[(at + 1)..next]);
    }

    /// <summary>Digits in groups that are no range: <c>713-853-3989</c>, <c>345-9945</c>, <c>3-5213</c>, <c>94720-1900</c>, <c>2023-12-07</c>.</summary>
    readonly bool IsPhoneOrDate(int start, int end)
    {
        int groups = 0, first = 0, last = 0;
        for (var at = start; at < end && at - start < LookAhead;)
        {
            var digits = Digits(at, end);
            if (digits == 0)
                return false;
            if (groups++ == 0)
                first = digits;
            last = digits;
            at += digits;
            if (at >= end || _text[at] is not ('-' or '/' or '\u2011' or '.'))
                break;
            if (at + 1 >= end || !CharKind.IsDigit(_text[at + 1]))
                break;
            at++;
        }
        return groups >= 3 || groups == 2 && last == 4 && first is 1 or 3 or 5;
    }

    readonly int Digits(int at, int end)
    {
        var start = at;
        while (at < end && at - start < LookAhead && CharKind.IsDigit(_text[at]))
            at++;
        return at - start;
    }

    /// <summary>A word that begins with a digit: cuts off its unit, and keeps the plural of years whole (<c>1990's</c>).</summary>
    int Number(int start, int at, int end)
    {
        var digits = start;
        while (digits < at && !CharKind.IsLetter(_text[digits]))
            digits++;
        if (digits < at && (s_units.Contains(_text[digits..at])
            || at - digits == 1 && _text[digits] is 'm' or 'b' or 'k' or 'M' or 'B' && FollowsCurrency()))
        {
            Add(start, digits, TokenClass.Number);
            var stop = at < end && _text[at] == '.' && _text[digits..at] is "a.m" or "p.m" or "A.M" or "P.M";
            return Add(digits, stop ? at + 1 : at, stop ? TokenClass.Abbreviation : TokenClass.Word);
        }
        return Add(start, at, TokenClass.Number);
    }

    readonly bool FollowsCurrency() => _tokens is [.., { Class: TokenClass.Symbol } mark] && _text[mark.End - 1] is '$' or '\u20AC' or '\u00A3' or '\u00A5';

    /// <summary>Whether the full stop at <paramref name="at"/> belongs to the word before it.</summary>
    readonly bool KeepsFullStop(int start, int at, int end)
    {
        if (at + 2 < end && _text[at + 1] == '.' && _text[at + 2] == '.')
            return false;
        var word = _text[start..at];
        if (at + 1 < end && _text[at + 1] == '.' && (word.Length == 1 || !Abbreviations.Contains(word) && !word.Contains('.')))
            return false;
        if (word.Length == 1)
            return IsInitial(start, at, end);
        var dot = word.LastIndexOf('.');
        if (dot > 0)
            return word.Length - dot <= 3;
        if (Abbreviations.Contains(word))
            return true;
        if (Abbreviations.TakesNumber(word))
        {
            var next = at + 1;
            while (next < _text.Length && next - at < 4 && CharKind.IsGap(_text[next]))
                next++;
            return next < _text.Length && (CharKind.IsDigit(_text[next]) || _text[next] == '#');
        }
        return false;
    }

    /// <summary>A single capital with a full stop: an initial when names stand around it, or another initial.</summary>
    readonly bool IsInitial(int start, int at, int end)
    {
        var next = at + 1;
        while (next < _text.Length && next - at < 4 && CharKind.IsGap(_text[next]))
            next++;
        if (!char.IsUpper(_text[start])) // b. 1943, p. 12
            return next < _text.Length && (CharKind.IsDigit(_text[next]) || next == at + 1 && CharKind.IsLetter(_text[next]));
        if (next >= _text.Length || !CharKind.IsLetter(_text[next]) || !char.IsUpper(_text[next]))
            return next < _text.Length && _text[start] != 'I'
                && (_text[next] is ',' or ']' || CharKind.IsDigit(_text[next]) && _tokens is [.., { Class: TokenClass.Abbreviation }]);
        if (next + 1 < _text.Length && _text[next + 1] == '.')
            return true;
        var stop = next;
        while (stop < _text.Length && stop - next < 8 && CharKind.IsLetter(_text[stop]))
            stop++;
        if (s_openers.Contains(_text[next..stop]))
            return false;
        if (_tokens.Count == 0)
            return true;
        var before = _tokens[^1];
        return before.Class switch
        {
            TokenClass.Abbreviation or TokenClass.Opening => true,
            TokenClass.Word => before.Last == 0 && (_text[start] != 'I' || char.IsUpper(_text[before.Start]) && before.Length > 1),
            _ => _text[start] != 'I',
        };
    }

    /// <summary>The apostrophe of <c>workers' rights</c>, unless it may close a quotation.</summary>
    readonly bool IsPluralPossessive(int start, int at, int end) =>
        !_quoted && _text[at - 1] is 's' or 'S' or 'z' or 'x' && at - start >= 2
        && (at + 1 == end || _text[at + 1] is '.' or ',' or ';' or ':' or '?' or '!' or ')' or '\u201D' or '"');

    // ---- addresses --------------------------------------------------------------------------------------------------

    /// <summary>The end of a URL, e-mail address, host or file name that begins here; 0 when none does.</summary>
    int Address(int start, int end)
    {
        var rest = _text[start..end];
        if (!char.IsAsciiLetterOrDigit(rest[0]))
            return 0;
        var scheme = rest[..Math.Min(rest.Length, 12)].IndexOf("://");
        if (scheme >= 3 && IsAsciiLetters(rest[..scheme]) || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && rest.Length > 8)
            return Add(start, TrimAddress(start, end), TokenClass.Address);

        // A host, file name or local part of an e-mail address.
        var at = 0;
        int dot = -1, sign = -1;
        while (at < rest.Length && at < LookAhead)
        {
            var c = rest[at];
            if (c == '.')
                dot = at;
            else if (c == '@' && sign < 0)
                sign = at;
            else if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '%' or '+' or '#' or '~'))
                break;
            at++;
        }
        if (dot < 0)
            return 0;
        while (at > 0 && rest[at - 1] is '.' or '-' or '_' or '@')
            at--;
        if (sign > 0 && sign < at)
        {
            if (rest[sign..at].Contains('.'))
                return Add(start, start + at, TokenClass.Address);
            return 0;
        }
        if (IsDottedName(rest[..at]))
            return Add(start, start + at, TokenClass.Address);
        dot = rest[..at].LastIndexOf('.');
        if (dot <= 0 || !s_labels.Contains(rest[(dot + 1)..at]) || !IsHost(rest[..at], dot))
            return 0;
        if (start + at < end && rest[at] == '/')
            return Add(start, TrimAddress(start, end), TokenClass.Address);
        return Add(start, start + at, TokenClass.Address);
    }

    /// <summary>Keeps <c>the end.In fact</c> and <c>U.S</c> from being taken for names of hosts.</summary>
    static bool IsHost(ReadOnlySpan<char> name, int lastDot)
    {
        var label = name[(lastDot + 1)..];
        if (label.Length <= 3 && char.IsUpper(label[0]) && !IsUpper(label))
            return label is "Com" or "Net" or "Org" && char.IsUpper(name[0]);
        var firstDot = name.IndexOf('.');
        return firstDot > 1 || firstDot == lastDot && label.Length > 2;
    }

    /// <summary>Three or more words in lower case with a full stop between them: names of newsgroups, hosts, packages.</summary>
    static bool IsDottedName(ReadOnlySpan<char> name)
    {
        int labels = 1, length = 0;
        foreach (var c in name)
        {
            if (c == '.')
            {
                if (length < 2)
                    return false;
                (labels, length) = (labels + 1, 0);
            }
            else if (char.IsAsciiLetterLower(c) || length > 0 && c == '-')
                length++;
            else
                return false;
        }
        return length >= 2 && labels >= (name.StartsWith("alt.") || name.StartsWith("comp.") || name.StartsWith("rec.") ? 2 : 3);
    }

    static bool IsUpper(ReadOnlySpan<char> letters)
    {
        foreach (var c in letters)
            if (char.IsLower(c))
                return false;
        return true;
    }

    static bool IsAsciiLetters(ReadOnlySpan<char> letters)
    {
        foreach (var c in letters)
            if (!char.IsAsciiLetter(c))
                return false;
        return true;
    }

    /// <summary>The end of an address without the marks of the sentence around it.</summary>
    readonly int TrimAddress(int start, int end)
    {
        var at = start;
        while (at < end && _text[at] is not ('"' or '<' or '>' or '\u201C' or '\u201D' or '\u2019' or '\u2018' or '|' or '\u2014' or '\u2013'))
            at++;
        var open = _text[start..at].Count('(') - _text[start..at].Count(')'); // below 0: a bracket closes that is not its own
        while (at > start + 1)
        {
            var c = _text[at - 1];
            if (c == ')' && open++ >= 0 || c is not (')' or '.' or ',' or ';' or ':' or '!' or '?' or '\'' or ']' or '}'))
                break;
            at--;
        }
        return at;
    }

    // ---- marks ------------------------------------------------------------------------------------------------------

    int Mark(int chunk, int at, int end)
    {
        var c = _text[at];
        var next = at + 1 < end ? _text[at + 1] : ' ';
        switch (c)
        {
            case '.':
                if (next == '.')
                    return Run(at, end, TokenClass.Terminator, ".\u2026");
                if (CharKind.IsDigit(next) && !FollowsWord(chunk, at))
                    return SignedNumber(at, end);
                if (next == '\u2026')
                    return Run(at, end, TokenClass.Terminator, ".\u2026");
                if (next == '?' && at + 2 == end) // the trace of a character that an encoding lost
                    return Add(at, end, TokenClass.Terminator);
                if (!FollowsWord(chunk, at) && FileExtension(at, end) is > 0 and var extension)
                    return Add(at, extension, TokenClass.Word);
                return Add(at, at + 1, TokenClass.Terminator);
            case '\u2026':
                return Run(at, end, TokenClass.Terminator, ".\u2026");
            case '!' or '?':
            {
                var stop = at + 1;
                while (stop < end && _text[stop] is '!' or '?')
                    stop++;
                return Add(at, stop + 1 == end && _text[stop] == '.' ? end : stop, TokenClass.Terminator);
            }
            case '\'' or '\u2019' or '\u2018' or '`' or '\u00B4':
                return Apostrophe(chunk, at, end);
            case '"':
                return Add(at, at + 1, Opens(chunk, at, end) ? TokenClass.Opening : TokenClass.Closing);
            case '\u201C' or '\u201E' or '\u00AB' or '\u2039' or '\u201A':
                return Add(at, at + 1, TokenClass.Opening);
            case '\u201D' or '\u00BB' or '\u203A':
                return Add(at, at + 1, TokenClass.Closing);
        }
        if (c is '<' or '-' or '=' or '>' && Arrow(at, end) is > 0 and var arrow)
            return Add(at, at + arrow, TokenClass.Symbol);
        if (Emoticon(chunk, at, end) is > 0 and var length)
            return Add(at, at + length, TokenClass.Emoticon);
        switch (c)
        {
            case '(' or '[' or '{':
                return Add(at, at + 1, TokenClass.Opening);
            case ')' or ']' or '}':
                return Add(at, at + 1, TokenClass.Closing);
            case '-' or '=' when next is '-' or '=':
                return Run(at, end, TokenClass.Symbol, "-=");
            case '$' or '*' or '_' or '#' or '~' or '+' or '<' or '>' or '^' or '|' or '/' or '\\' when next == c:
                return Run(at, end, TokenClass.Symbol, _text.Slice(at, 1));
            case '#' or '@' when CharKind.IsLetter(next) && !FollowsWord(chunk, at):
            {
                if (c == '@' && Address(at + 1, end) is > 0 and var host)
                {
                    _tokens[^1] = _tokens[^1] with { Start = at };
                    return host;
                }
                var stop = at + 1;
                while (stop < end && (CharKind.IsLetterOrDigit(_text[stop]) || _text[stop] == '_'))
                    stop++;
                return Add(at, stop, TokenClass.Word);
            }
            case '+' when CharKind.IsDigit(next) && !FollowsWord(chunk, at):
                return SignedNumber(at, end);
        }
        if (char.IsHighSurrogate(c) && char.IsLowSurrogate(next) || c >= '\u2190' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherSymbol)
            return Emoji(at, end);
        return Add(at, at + 1, TokenClass.Symbol);
    }

    /// <summary>A number with the mark before it: <c>.5</c>, <c>+44</c>.</summary>
    int SignedNumber(int start, int end)
    {
        var first = _tokens.Count;
        var at = Word(start + 1, end);
        _tokens[first] = _tokens[first] with { Start = start };
        return at;
    }

    /// <summary>The end of a file name's extension that stands apart from the name: <c>(draft).doc</c>; 0 for anything else.</summary>
    readonly int FileExtension(int at, int end)
    {
        var stop = at + 1;
        while (stop < end && stop - at < 6 && char.IsAsciiLetterLower(_text[stop]))
            stop++;
        return stop - at > 3 && (stop == end || !CharKind.IsLetterOrDigit(_text[stop])) && s_labels.Contains(_text[(at + 1)..stop]) ? stop : 0;
    }

    readonly bool FollowsWord(int chunk, int at) => at > chunk && CharKind.IsLetterOrDigit(_text[at - 1]);

    /// <summary>Whether a straight quotation mark opens: nothing, or only opening marks and dashes, before it in its chunk.</summary>
    readonly bool Opens(int chunk, int at, int end) =>
        at + 1 < end && (at == chunk || _text[at - 1] is '(' or '[' or '{' or '\'' or '"' or '`' or '\u201C' or '\u2018' or '-' or '\u2014' or '\u2013' or '/' or '=');

    int Apostrophe(int chunk, int at, int end)
    {
        var c = _text[at];
        if (at + 1 < end && (_text[at + 1] == c && c is '\'' or '`' or '\u2019' or '\u2018' || c == '\u2018' && _text[at + 1] == '\u2019'))
            return Add(at, at + 2, c is '`' or '\u2018' || Opens(chunk, at, end) && at + 2 < end ? TokenClass.Opening : TokenClass.Closing);
        if (c is '\'' or '\u2019' or '\u2018' or '`')
        {
            // '90s, '08
            var digits = Digits(at + 1, end);
            if (digits == 2 && !FollowsWord(chunk, at) && (at + 3 >= end || !char.IsAsciiLetter(_text[at + 3]) || _text[at + 3] == 's'))
                return Add(at, at + 3 + (at + 3 < end && _text[at + 3] == 's' ? 1 : 0), TokenClass.Number);

            var letters = at + 1;
            while (letters < end && letters - at < 8 && CharKind.IsLetter(_text[letters]))
                letters++;
            var word = _text[(at + 1)..letters];
            if (at > chunk && word is "s" or "S")
                return Add(at, letters, TokenClass.Word);
            if (word.Length > 0 && s_clipped.Contains(word) && !(letters < end && _text[letters] == c))
                return Add(at, letters, TokenClass.Word);
        }
        var opens = c is '\u2018' or '`' || c != '\u2019' && Opens(chunk, at, end);
        _quoted = opens;
        return Add(at, at + 1, opens ? TokenClass.Opening : TokenClass.Closing);
    }

    /// <summary>Length of <c>-&gt;</c>, <c>==&gt;</c>, <c>&lt;-</c>, <c>&gt;=</c>; 0 for anything else.</summary>
    readonly int Arrow(int at, int end)
    {
        var rest = _text[at..Math.Min(end, at + LookAhead)];
        if (rest.Length > 1 && (rest[0] is '<' && rest[1] is '-' or '=' || rest[0] == '>' && rest[1] == '='))
            return 2;
        var shaft = rest.IndexOfAnyExcept(rest[0]);
        return rest[0] is '-' or '=' && shaft > 0 && rest[shaft] == '>' ? shaft + 1 : 0;
    }

    /// <summary>Length of a smiley that begins here; 0 when none does.</summary>
    readonly int Emoticon(int chunk, int at, int end)
    {
        var rest = _text[at..end];
        if (rest.Length < 2)
            return 0;
        var c = rest[0];
        if (c is ':' or ';' or '=')
        {
            var nose = rest[1] is '-' or '\'' or 'o' && rest.Length > 2 ? 1 : 0;
            var mouth = rest[1 + nose];
            if (mouth is ')' or '(' or ']' or '[' or '|' or '*' or '}' or '{')
            {
                var length = 2 + nose;
                return length;
            }
            if (mouth is 'D' or 'P' or 'p' or 'O' or 'o' or '/' or '\\' or '3' or 'S' or 'X' or 'd' && c != '='
                && (rest.Length == 2 + nose || !CharKind.IsLetterOrDigit(rest[2 + nose]) && rest[2 + nose] != '/')
                && !(at > chunk && CharKind.IsDigit(_text[at - 1])))
                return 2 + nose;
        }
        else if (c == '(' && rest[1] is ':' or '=' or ';' && (rest.Length == 2 || !CharKind.IsLetterOrDigit(rest[2])))
            return 2;
        else if (c == '<' && rest[1] == '3' && (rest.Length == 2 || !CharKind.IsLetterOrDigit(rest[2])))
            return 2;
        else if (c == '^' && rest.StartsWith("^_^"))
            return 3;
        else if (c == '>' && rest.Length > 2 && rest[1] == ':' && rest[2] is '(' or ')')
            return 3;
        return 0;
    }

    /// <summary>An emoji with its modifiers and whatever is joined to it; also pairs of regional indicators.</summary>
    int Emoji(int start, int end)
    {
        var at = start + (char.IsHighSurrogate(_text[start]) ? 2 : 1);
        while (at < end)
        {
            if (_text[at] is '\uFE0F' or '\u20E3')
                at++;
            else if (_text[at] == '\u200D' && at + 1 < end)
                at += char.IsHighSurrogate(_text[at + 1]) && at + 2 < end && char.IsLowSurrogate(_text[at + 2]) ? 3 : 2;
            else if (_text[at] == '\uD83C' && at + 1 < end && _text[at + 1] is >= '\uDFFB' and <= '\uDFFF')
                at += 2;
            else if (at - start == 2 && _text[start] == '\uD83C' && _text[start + 1] is >= '\uDDE6' and <= '\uDDFF'
                && _text[at] == '\uD83C' && at + 1 < end && _text[at + 1] is >= '\uDDE6' and <= '\uDDFF')
                at += 2;
            else
                break;
        }
        return Add(start, at, TokenClass.Emoticon);
    }

    int Run(int start, int end, TokenClass kind, ReadOnlySpan<char> of)
    {
        var length = _text[start..end].IndexOfAnyExcept(of);
        return Add(start, length < 0 ? end : start + length, kind);
    }

    int Add(int start, int end, TokenClass kind)
    {
        _tokens.Add(new(start, end, kind));
        return end;
    }

    static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(params string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
