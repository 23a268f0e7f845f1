namespace ContainerOS.Engine.Evaluation;

/// <summary>A resource that is needed failed; whoever needs it is left alone.</summary>
internal sealed class DependencyFailedException() : Exception("a resource it needs failed");
