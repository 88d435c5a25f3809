namespace Demarche.Knowledge;

/// <summary>How the letters of an atom are written.</summary>
enum AtomCase : byte
{
    /// <summary>No capital.</summary>
    Lower,
    /// <summary>A capital and small letters, or one capital alone.</summary>
    Initial,
    /// <summary>Two or more letters, all capitals.</summary>
    Upper,
}

/// <summary>
/// Cuts words into atoms, the units names are compared in: runs of letters and digits, folded and in small letters. Full stops vanish
/// (<c>U.S.</c> is <c>us</c>), hyphens and apostrophes part atoms and vanish, <c>&amp;</c>, <c>+</c> and a comma are atoms of their own.
/// Names then match whether or not the tokenizer parts <c>Bosnia-Herzegovina</c> or <c>People's</c>.
/// </summary>
ref struct AtomReader(ReadOnlySpan<char> text, Span<char> buffer)
{
    /// <summary>Room that is enough for the atoms of any name.</summary>
    public const int BufferSize = 64;

    readonly ReadOnlySpan<char> _text = text;
    readonly Span<char> _buffer = buffer;
    int _at = 0;
    int _length = 0;

    /// <summary>The atom reached.</summary>
    public readonly ReadOnlySpan<char> Atom => _buffer[.._length];

    /// <summary>How it is written.</summary>
    public AtomCase Case { get; private set; }

    /// <summary>Where it begins in the text.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends, with the full stop of an abbreviation.</summary>
    public readonly int End => _at;

    /// <summary>Whether it is a mark that no name runs across, such as a parenthesis.</summary>
    public bool IsBreak { get; private set; }

    /// <summary>Whether a hyphen stands right before it.</summary>
    public bool AfterHyphen { get; private set; }

    /// <summary>Goes to the next atom; false at the end.</summary>
    public bool MoveNext()
    {
        _length = 0;
        IsBreak = false;
        AfterHyphen = false;
        int letters = 0, capitals = 0;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (char.IsLetterOrDigit(c) || c is >= '\u0300' and <= '\u036F')
            {
                if (_length == 0)
                    Start = _at;
                _at++;
                if (char.IsLetter(c))
                {
                    letters++;
                    if (char.IsUpper(c))
                        capitals++;
                }
                var before = _length;
                _length = Folding.Append(c, _buffer, _length);
                for (var i = before; i < _length; i++)
                    _buffer[i] = char.ToLowerInvariant(_buffer[i]);
                continue;
            }
            if (c == '.' && _length > 0)
            {
                _at++;
                continue;
            }
            if (_length > 0)
                break;
            Start = _at++;
            switch (c)
            {
                case '-' or '\u2010' or '\u2011' or '\u2013':
                    AfterHyphen = true;
                    break;
                case '\'' or '\u2019' or '\u2018' or '`' or '.' or '\u00AD':
                    break;
                default:
                    if (char.IsWhiteSpace(c))
                        break;
                    _buffer[_length++] = c;
                    IsBreak = c is not ('&' or '+' or ',');
                    Case = AtomCase.Lower;
                    return true;
            }
        }
        Case = capitals == 0 ? AtomCase.Lower : capitals == letters && letters > 1 ? AtomCase.Upper : AtomCase.Initial;
        return _length > 0;
    }
}
