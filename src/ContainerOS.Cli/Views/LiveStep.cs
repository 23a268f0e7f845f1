using ContainerOS.Engine.Steps;

namespace ContainerOS.Cli.Views;

/// <summary>One resource of a live tree: what is done to it, how far that is, and since when.</summary>
internal sealed class LiveStep(DeploymentStep step, long started)
{
    internal DeploymentStep Step { get; } = step;

    internal LiveStepState State { get; private set; } = LiveStepState.Running;

    /// <summary>What the provider said last.</summary>
    internal string Progress { get; set; } = string.Empty;

    /// <summary>What was said to stay.</summary>
    internal List<string> Messages { get; } = [];

    private TimeSpan? Duration { get; set; }

    internal TimeSpan Elapsed(TimeProvider time) => Duration ?? time.GetElapsedTime(started);

    internal void Complete(LiveStepState state, TimeSpan taken)
    {
        State = state;
        Duration = taken;
        Progress = string.Empty;
    }
}
