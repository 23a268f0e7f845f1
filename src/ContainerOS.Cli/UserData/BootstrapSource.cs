using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Provider.Configuration;
using ContainerOS.UserData;

namespace ContainerOS.Cli.UserData;

/// <summary>The bootstrap containers of a program's pool, a script, or a node pool in the cloud.</summary>
/// <param name="Name">The name of the pool in the program, the file, or the id of the pool.</param>
/// <param name="Containers">The containers.</param>
/// <param name="OnlyPhase">The phase of a script; null when both phases are known.</param>
internal sealed record BootstrapSource(string Name, ValueList<BootstrapContainer> Containers, BootstrapPhase? OnlyPhase = null)
{
    /// <summary>The settings that compose its user data.</summary>
    internal UserDataSettings Policy { get; init; } = UserDataSettings.Default;

    /// <summary>Its size in bytes; null while one of its values is unknown.</summary>
    internal UserDataBudget? Budget => UserDataBudget.Of(Containers, Policy.Margin, Policy.Packing);

    /// <summary>The source without the containers of the other phase.</summary>
    internal BootstrapSource WithPhase(BootstrapPhase? phase) =>
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
