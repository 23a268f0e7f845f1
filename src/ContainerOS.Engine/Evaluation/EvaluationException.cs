using ContainerOS.Engine.Programs;

namespace ContainerOS.Engine.Evaluation;

/// <summary>An expression that has no value.</summary>
internal sealed class EvaluationException(SourceMark mark, string message) : Exception(message)
{
    public SourceMark Mark { get; } = mark;
}
