namespace Demarche.Language.Neural;

/// <summary>
/// Puts right what edit rules get wrong where an ending was cut off: the mute e (<c>provok</c>, <c>feare</c>) and the doubled consonant
/// (<c>expell</c>). Spelling decides for short stems, else whether the word is known.
/// </summary>
static class LemmaSpelling
{
    /// <summary>The guess, or a word near it that the form comes from more likely.</summary>
    /// <param name="form">In lower case.</param>
    /// <param name="upos">Its tag.</param>
    /// <param name="guess">The lemma that a rule made.</param>
    /// <param name="isKnown">Whether a word was seen in running text.</param>
    public static string Mend(ReadOnlySpan<char> form, Upos upos, string guess, Func<string, bool> isKnown)
    {
        if (upos is not (Upos.Verb or Upos.Noun or Upos.Adj) || guess.Length < 3 || !char.IsAsciiLetterLower(guess[0]))
            return guess;
        if (upos != Upos.Noun && LosesMuteE(form, guess))
            return guess + "e";
        if (isKnown(guess) || form.CommonPrefixLength(guess) < guess.Length - 1)
            return guess;
        if (guess[^1] == 'e' && isKnown(guess[..^1]))
            return guess[..^1];
        if (isKnown(guess + "e"))
            return guess + "e";
        if (guess[^1] == guess[^2] && isKnown(guess[..^1]))
            return guess[..^1];
        return guess[^1] == 'i' && isKnown(guess[..^1] + "y") ? guess[..^1] + "y" : guess;
    }

    /// <summary>A stem with one short vowel and one consonant doubles it before these endings: <c>fined</c> is from fine, <c>planned</c> from plan.</summary>
    static bool LosesMuteE(ReadOnlySpan<char> form, string stem)
    {
        if (!form.StartsWith(stem) || form[stem.Length..] is not ("ed" or "ing" or "er" or "est"))
            return false;
        var vowel = stem.Length - 2;
        if (!IsVowel(stem[vowel]) || IsVowel(stem[^1]) || stem[^1] is 'w' or 'x' or 'y')
            return false;
        for (var i = 0; i < vowel; i++)
            if (IsVowel(stem[i]) && !(i == vowel - 1 && stem[i] == 'u' && i > 0 && stem[i - 1] == 'q'))
                return false;
        return stem[vowel - 1] != 'y';
    }

    static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
