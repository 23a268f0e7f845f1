using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.UserData.Comparing;

namespace ContainerOS.UserData;

/// <summary>Compares two lists of bootstrap containers step by step, such as those of a live pool and a program.</summary>
public static class UserDataDiff
{
    /// <summary>
    /// Returns the changes in the order of the newer list, removals last. Containers are matched by name, files by path and units by name.
    /// Secret values are never shown, on either side.
    /// </summary>
    /// <param name="before">The older list, such as the decoded user data of a live pool.</param>
    /// <param name="after">The newer list; values in it may be unknown.</param>
    public static IReadOnlyList<StepChange> Of(IReadOnlyList<BootstrapContainer> before, ValueList<BootstrapContainer> after) =>
        Of(ValueList<BootstrapContainer>.Of(before.Select(container => (Value<BootstrapContainer>)container)), after);

    /// <inheritdoc cref="Of(IReadOnlyList{BootstrapContainer}, ValueList{BootstrapContainer})"/>
    public static IReadOnlyList<StepChange> Of(ValueList<BootstrapContainer> before, ValueList<BootstrapContainer> after) =>
        [.. new ContainerComparison(before, after).Changes()];
}
