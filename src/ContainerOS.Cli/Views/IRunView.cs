using ContainerOS.Engine;
using ContainerOS.Engine.Events;

namespace ContainerOS.Cli.Views;

/// <summary>Shows a run while it runs.</summary>
internal interface IRunView : IEngineObserver
{
    /// <summary>Whether planned steps are told; off while a plan that was shown already is carried out.</summary>
    bool ShowsPlan { get; set; }

    /// <summary>Shows a run from its beginning to its end.</summary>
    Task<DeploymentResult> ShowAsync(Func<Task<DeploymentResult>> run);
}
