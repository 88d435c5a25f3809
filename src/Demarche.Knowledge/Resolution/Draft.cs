namespace Demarche.Knowledge;

/// <summary>How a mention refers.</summary>
enum MentionForm : byte
{
    /// <summary>By name.</summary>
    Name,
    /// <summary>By a common noun: "a senior official", "the ministry".</summary>
    Noun,
    /// <summary>By a pronoun.</summary>
    Pronoun,
}

/// <summary>A person's gender, where the words tell.</summary>
enum Gender : byte
{
    /// <summary>Not told.</summary>
    Unknown,
    /// <summary>He.</summary>
    Male,
    /// <summary>She.</summary>
    Female,
}

/// <summary>A mention while it is being resolved; becomes an <see cref="ActorMention"/>.</summary>
sealed class Draft
{
    public required int Sentence { get; init; }
    public required int Head { get; set; }
    public required int First { get; set; }
    public required int End { get; set; }
    public required MentionForm Form { get; set; }
    public required EntityKind Kind { get; set; }
    public required string Name { get; set; }

    /// <summary>First token of the name or noun itself, without what stands before it.</summary>
    public int CoreFirst { get; set; }

    /// <summary>One past its last token.</summary>
    public int CoreEnd { get; set; }

    /// <summary>Place among the entities of the tables, or −1.</summary>
    public int Entity { get; set; } = -1;

    public string? Id { get; set; }
    public string? Country { get; set; }
    public string Sector { get; set; } = "UNK";
    public string? Office { get; set; }
    public string? Organization { get; set; }
    public string? OrganizationId { get; set; }
    public bool IsAnaphor { get; set; }
    public bool IsPlural { get; set; }
    public Gender Gender { get; set; }

    /// <summary>Whether it is one person or several, not a body.</summary>
    public bool IsHuman { get; set; }

    /// <summary>"the", "this", "its": may point back.</summary>
    public bool IsDefinite { get; set; }

    /// <summary>"former", "ex-", "late": out of office.</summary>
    public bool IsFormer { get; set; }

    /// <summary>Has words besides article and noun that narrow it, so that it hardly points back.</summary>
    public bool IsModified { get; set; }

    /// <summary>For a noun: its entry among the agent nouns, titles and kinds of organ, or −1.</summary>
    public int Agent { get; set; } = -1;
    public int Title { get; set; } = -1;
    public int OrganKind { get; set; } = -1;

    /// <summary>The noun's head in small letters; for pronouns the pronoun.</summary>
    public string HeadWord { get; set; } = "";

    /// <summary>The noun with its fixed words in small letters: "securities regulator".</summary>
    public string CoreText { get; set; } = "";

    /// <summary>Whether it still waits for the words around it: an organ without its country, a noun that points back, a pronoun.</summary>
    public bool IsOpen { get; set; }

    /// <summary>For an organ's name that several states use: the name itself, to choose when the country is known.</summary>
    public NameMatch? Match { get; set; }

    /// <summary>Whose it is ("its ministry", "the company's president"), or the organisation that goes with the title.</summary>
    public Draft? Owner { get; set; }

    /// <summary>Whether it only says where.</summary>
    public bool IsLocative { get; set; }

    /// <summary>What it was found to point back to.</summary>
    public Draft? Antecedent { get; set; }

    public List<Draft>? Members { get; set; }
    public List<string> Evidence { get; } = [];

    /// <summary>Takes over what another mention stands for.</summary>
    public void Take(Draft antecedent)
    {
        (Kind, Name, Id, Entity) = (antecedent.Kind, antecedent.Name, antecedent.Id, antecedent.Entity);
        (Country, Sector, Office) = (antecedent.Country, antecedent.Sector, antecedent.Office);
        (Organization, OrganizationId) = (antecedent.Organization, antecedent.OrganizationId);
        if (Gender == Gender.Unknown)
            Gender = antecedent.Gender;
        Members = antecedent.Members;
        (IsHuman, IsAnaphor, Antecedent) = (antecedent.IsHuman, true, antecedent);
        IsOpen = false;
    }
}
