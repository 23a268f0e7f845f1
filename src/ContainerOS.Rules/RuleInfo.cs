using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules;

/// <summary>What a rule is: everything that findings, <c>explain</c> and the docs say of it.</summary>
public sealed record RuleInfo
{
    /// <summary>Its code, such as <c>COS1003</c>; it never changes. The first digit is its family.</summary>
    public required string Code { get; init; }

    /// <summary>What holds when the rule is kept.</summary>
    public required string Title { get; init; }

    /// <summary>How grave a finding is.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>The properties it judges; <c>[]</c> stands for every item of a list.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>The page it is drawn from, with the edition that was read.</summary>
    public required RuleSource Source { get; init; }

    /// <summary>How sure its ground is.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>What it must know to decide.</summary>
    public RuleNeeds Needs { get; init; }

    /// <summary>Why it must hold.</summary>
    public required string Why { get; init; }

    /// <summary>What to write instead, in general; a finding may say it more closely.</summary>
    public required string Fix { get; init; }

    /// <summary>Whether a program may suppress it, with a reason. Not where the API would refuse the pool anyway.</summary>
    public required bool IsSuppressible { get; init; }

    /// <summary>Whether findings may carry edits, which <c>validate --fix</c> makes: where the fix is mechanical and can not be meant otherwise.</summary>
    public bool IsFixable { get; init; }

    /// <summary>Both sides, where the vendor's pages disagree; empty where they do not.</summary>
    public IReadOnlyList<ConflictingSource> ConflictingSources { get; init; } = [];
}

/// <summary>How sure a rule is of its ground.</summary>
public enum Confidence
{
    /// <summary>A page of the vendor says it.</summary>
    Documented,

    /// <summary>It was read in the vendor's SDK.</summary>
    ReadInSdk,

    /// <summary>It was concluded.</summary>
    Inferred,
}

/// <summary>What a rule must know before it can decide, beside the values it judges.</summary>
[Flags]
public enum RuleNeeds
{
    /// <summary>The pool alone.</summary>
    None = 0,

    /// <summary>The cluster, as the cloud describes it.</summary>
    Cluster = 1,

    /// <summary>The instance types, from the cloud, the compiled-in table or the family's name.</summary>
    InstanceCatalogue = 2,

    /// <summary>The list of ContainerOS releases and their images.</summary>
    Images = 4,
}

/// <summary>One side of a question on which the vendor's pages disagree.</summary>
/// <param name="Statement">What the page says.</param>
/// <param name="Source">The page and its edition.</param>
public sealed record ConflictingSource(string Statement, RuleSource Source);
