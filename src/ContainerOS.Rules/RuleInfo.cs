using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules;

/// <summary>The description of a rule, from which diagnostics, <c>explain</c> and the docs take their texts.</summary>
public sealed record RuleInfo
{
    /// <summary>The code, such as <c>COS1003</c>. It never changes; the first digit is the family.</summary>
    public required string Code { get; init; }

    /// <summary>What the rule requires, as a statement that is true when the rule is met.</summary>
    public required string Title { get; init; }

    /// <summary>The severity of its diagnostics.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>The properties that it checks; <c>[]</c> means every item of a list.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>The page that it is taken from, with the edition that was read.</summary>
    public required RuleSource Source { get; init; }

    /// <summary>How certain the source is.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>The facts that it needs besides the pool.</summary>
    public RuleNeeds Needs { get; init; }

    /// <summary>Why it is required.</summary>
    public required string Why { get; init; }

    /// <summary>How to fix a violation in general; a diagnostic may have a more specific fix.</summary>
    public required string Fix { get; init; }

    /// <summary>Whether a program may suppress it, with a reason. False where the API would reject the pool anyway.</summary>
    public required bool IsSuppressible { get; init; }

    /// <summary>Whether diagnostics may have edits that <c>validate --fix</c> applies. True where the fix is unambiguous.</summary>
    public bool IsFixable { get; init; }

    /// <summary>The statements of the vendor's pages where they disagree; otherwise empty.</summary>
    public IReadOnlyList<ConflictingSource> ConflictingSources { get; init; } = [];
}

/// <summary>How certain the source of a rule is.</summary>
public enum Confidence
{
    /// <summary>Documented on a page of the vendor.</summary>
    Documented,

    /// <summary>Read in the source of the vendor's SDK.</summary>
    ReadInSdk,

    /// <summary>Inferred from other facts.</summary>
    Inferred,
}

/// <summary>The facts that a rule needs besides the values of the pool.</summary>
[Flags]
public enum RuleNeeds
{
    /// <summary>Only the pool.</summary>
    None = 0,

    /// <summary>The cluster, from the cloud.</summary>
    Cluster = 1,

    /// <summary>The instance types, from the cloud, the compiled-in table or the family name.</summary>
    InstanceCatalogue = 2,

    /// <summary>The list of ContainerOS releases and their images.</summary>
    Images = 4,

    /// <summary>The lock file.</summary>
    LockFile = 8,
}

/// <summary>One of the statements where the vendor's pages disagree.</summary>
/// <param name="Statement">The statement of the page.</param>
/// <param name="Source">The page and its edition.</param>
public sealed record ConflictingSource(string Statement, RuleSource Source);
