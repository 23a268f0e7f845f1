namespace ContainerOS.Emulator.Store;

/// <summary>What a change did to a world: the id of what is now different. A store keeps only that.</summary>
internal abstract record WorldEvent(string Id);

/// <summary>A pool was added or changed.</summary>
internal sealed record PoolStored(string Id) : WorldEvent(Id);

/// <summary>A pool was removed.</summary>
internal sealed record PoolRemoved(string Id) : WorldEvent(Id);

/// <summary>An instance was added or changed.</summary>
internal sealed record NodeStored(string Id) : WorldEvent(Id);

/// <summary>An instance was removed.</summary>
internal sealed record NodeRemoved(string Id) : WorldEvent(Id);

/// <summary>A task was started, or got on.</summary>
internal sealed record TaskStored(string Id) : WorldEvent(Id);

/// <summary>A command was run.</summary>
internal sealed record InvocationStored(string Id) : WorldEvent(Id);

/// <summary>The conditions of the account, its stock or its missing pods changed.</summary>
internal sealed record ConditionsStored() : WorldEvent(string.Empty);
