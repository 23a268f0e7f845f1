using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.UserData.Comparing;

namespace ContainerOS.UserData;

/// <summary>What differs between two lists of bootstrap containers, step by step: a live pool's and a program's, or two programs'.</summary>
public static class UserDataDiff
{
    /// <summary>
    /// The changes, in the order of the newer list, what is gone last. Containers are told apart by name, files and units by theirs.
    /// Secret values are never shown, on either side.
    /// </summary>
    /// <param name="before">What there is, such as the decoded user data of a live pool.</param>
    /// <param name="after">What is wanted; values in it may be unknown.</param>
    public static IReadOnlyList<StepChange> Of(IReadOnlyList<BootstrapContainer> before, ValueList<BootstrapContainer> after) =>
        Of(ValueList<BootstrapContainer>.Of(before.Select(container => (Value<BootstrapContainer>)container)), after);

    /// <inheritdoc cref="Of(IReadOnlyList{BootstrapContainer}, ValueList{BootstrapContainer})"/>
    public static IReadOnlyList<StepChange> Of(ValueList<BootstrapContainer> before, ValueList<BootstrapContainer> after) =>
        [.. new ContainerComparison(before, after).Changes()];
}
