using System.Text;

namespace Demarche.Language;

/// <summary>UD feature <c>Tense</c>.</summary>
public enum Tense : byte
{
    /// <summary>Not given.</summary>
    None,
    /// <summary><c>Tense=Past</c></summary>
    Past,
    /// <summary><c>Tense=Pres</c></summary>
    Present,
}

/// <summary>UD feature <c>Number</c>.</summary>
public enum Number : byte
{
    /// <summary>Not given.</summary>
    None,
    /// <summary><c>Number=Sing</c></summary>
    Singular,
    /// <summary><c>Number=Plur</c></summary>
    Plural,
}

/// <summary>UD feature <c>VerbForm</c>.</summary>
public enum VerbForm : byte
{
    /// <summary>Not given.</summary>
    None,
    /// <summary><c>VerbForm=Fin</c></summary>
    Finite,
    /// <summary><c>VerbForm=Inf</c></summary>
    Infinitive,
    /// <summary><c>VerbForm=Part</c></summary>
    Participle,
    /// <summary><c>VerbForm=Ger</c></summary>
    Gerund,
}

/// <summary>UD feature <c>Mood</c>.</summary>
public enum Mood : byte
{
    /// <summary>Not given.</summary>
    None,
    /// <summary><c>Mood=Ind</c></summary>
    Indicative,
    /// <summary><c>Mood=Imp</c></summary>
    Imperative,
    /// <summary><c>Mood=Sub</c></summary>
    Subjunctive,
}

/// <summary>UD feature <c>Voice</c>.</summary>
public enum Voice : byte
{
    /// <summary>Not given.</summary>
    None,
    /// <summary><c>Voice=Pass</c></summary>
    Passive,
}

/// <summary>UD feature <c>Polarity</c>.</summary>
public enum Polarity : byte
{
    /// <summary>Not given.</summary>
    None,
    /// <summary><c>Polarity=Neg</c></summary>
    Negative,
}

/// <summary>UD feature <c>Person</c>.</summary>
public enum Person : byte
{
    /// <summary>Not given.</summary>
    None,
    /// <summary><c>Person=1</c></summary>
    First,
    /// <summary><c>Person=2</c></summary>
    Second,
    /// <summary><c>Person=3</c></summary>
    Third,
}

/// <summary>UD feature <c>Degree</c>.</summary>
public enum Degree : byte
{
    /// <summary>Not given.</summary>
    None,
    /// <summary><c>Degree=Cmp</c></summary>
    Comparative,
    /// <summary><c>Degree=Sup</c></summary>
    Superlative,
    /// <summary><c>Degree=Pos</c></summary>
    Positive,
}

/// <summary>The morphological features that later stages read; all others of UD are left out.</summary>
public readonly record struct Morphology
{
    /// <summary>UD feature <c>Tense</c>.</summary>
    public Tense Tense { get; init; }

    /// <summary>UD feature <c>Number</c>.</summary>
    public Number Number { get; init; }

    /// <summary>UD feature <c>VerbForm</c>.</summary>
    public VerbForm VerbForm { get; init; }

    /// <summary>UD feature <c>Mood</c>.</summary>
    public Mood Mood { get; init; }

    /// <summary>UD feature <c>Voice</c>.</summary>
    public Voice Voice { get; init; }

    /// <summary>UD feature <c>Polarity</c>.</summary>
    public Polarity Polarity { get; init; }

    /// <summary>UD feature <c>Person</c>.</summary>
    public Person Person { get; init; }

    /// <summary>UD feature <c>Degree</c>.</summary>
    public Degree Degree { get; init; }

    /// <summary>Reads CoNLL-U's FEATS column; features and values outside the list are passed over.</summary>
    public static Morphology Parse(ReadOnlySpan<char> feats)
    {
        var morphology = default(Morphology);
        foreach (var range in feats.Split('|'))
        {
            var feature = feats[range];
            morphology = feature switch
            {
                "Tense=Past" => morphology with { Tense = Tense.Past },
                "Tense=Pres" => morphology with { Tense = Tense.Present },
                "Number=Sing" => morphology with { Number = Number.Singular },
                "Number=Plur" => morphology with { Number = Number.Plural },
                "VerbForm=Fin" => morphology with { VerbForm = VerbForm.Finite },
                "VerbForm=Inf" => morphology with { VerbForm = VerbForm.Infinitive },
                "VerbForm=Part" => morphology with { VerbForm = VerbForm.Participle },
                "VerbForm=Ger" => morphology with { VerbForm = VerbForm.Gerund },
                "Mood=Ind" => morphology with { Mood = Mood.Indicative },
                "Mood=Imp" => morphology with { Mood = Mood.Imperative },
                "Mood=Sub" => morphology with { Mood = Mood.Subjunctive },
                "Voice=Pass" => morphology with { Voice = Voice.Passive },
                "Polarity=Neg" => morphology with { Polarity = Polarity.Negative },
                "Person=1" => morphology with { Person = Person.First },
                "Person=2" => morphology with { Person = Person.Second },
                "Person=3" => morphology with { Person = Person.Third },
                "Degree=Cmp" => morphology with { Degree = Degree.Comparative },
                "Degree=Sup" => morphology with { Degree = Degree.Superlative },
                "Degree=Pos" => morphology with { Degree = Degree.Positive },
                _ => morphology,
            };
        }
        return morphology;
    }

    /// <summary>CoNLL-U's FEATS column, sorted by name; <c>_</c> when there is none.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Add("Degree", (int)Degree, ["Cmp", "Sup", "Pos"]);
        Add("Mood", (int)Mood, ["Ind", "Imp", "Sub"]);
        Add("Number", (int)Number, ["Sing", "Plur"]);
        Add("Person", (int)Person, ["1", "2", "3"]);
        Add("Polarity", (int)Polarity, ["Neg"]);
        Add("Tense", (int)Tense, ["Past", "Pres"]);
        Add("VerbForm", (int)VerbForm, ["Fin", "Inf", "Part", "Ger"]);
        Add("Voice", (int)Voice, ["Pass"]);
        return text.Length == 0 ? "_" : text.ToString();

        void Add(string name, int value, ReadOnlySpan<string> values)
        {
            if (value > 0)
                text.Append(text.Length > 0 ? "|" : "").Append(name).Append('=').Append(values[value - 1]);
        }
    }
}
