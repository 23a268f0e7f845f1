using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Provider.Configuration;
using ContainerOS.UserData;

namespace ContainerOS.Cli.UserData;

/// <summary>The bootstrap containers that a program, a script or a live pool stands for.</summary>
/// <param name="Name">What it is called: a pool's name in the program, a file, a pool's id.</param>
/// <param name="Containers">The containers.</param>
/// <param name="Only">The one phase that a bare script has; null where both phases are known.</param>
internal sealed record BootstrapSource(string Name, ValueList<BootstrapContainer> Containers, BootstrapPhase? Only = null)
{
    /// <summary>How it is written, as far as that is known.</summary>
    internal UserDataSettings Policy { get; init; } = UserDataSettings.Default;

    /// <summary>Its bytes; null while a value in it is not known.</summary>
    internal UserDataBudget? Budget => UserDataBudget.Of(Containers, Policy.Margin, Policy.Packing);

    /// <summary>The same without the containers of the other phase.</summary>
    internal BootstrapSource Within(BootstrapPhase? phase) =>
        phase is not { } wanted || !Containers.IsKnown
            ? this
            : this with
            {
                Containers = ValueList<BootstrapContainer>.Of(
                    Containers.Items.Where(item =>
                        !item.IsKnown || item.Content.Phase is not { IsKnown: true } known || known.Content == wanted
                    )
                ),
            };
}
