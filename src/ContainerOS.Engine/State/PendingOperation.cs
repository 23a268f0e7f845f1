namespace ContainerOS.Engine.State;

/// <summary>An operation that was under way when the state was written: <c>creating</c>, <c>updating</c>, <c>deleting</c> or <c>reading</c>.</summary>
internal sealed record PendingOperation(string Type, ResourceState Resource);
