using ContainerOS.Model.Values;

namespace ContainerOS.Model.NodePools;

/// <summary>A check of a gate: exactly one of an HTTP request and a command.</summary>
public sealed record GateCheck
{
    /// <summary>A request that has to be answered with a status.</summary>
    public Value<HttpCheck>? Http { get; init; }

    /// <summary>A program that has to end with exit code 0.</summary>
    public Value<CommandCheck>? Command { get; init; }
}

/// <summary>A request that has to be answered with a status.</summary>
public sealed record HttpCheck
{
    /// <summary>The address, with the scheme <c>http</c> or <c>https</c>.</summary>
    public Value<string>? Url { get; init; }

    /// <summary>The status of the answer, 100 to 599. Defaults to 200.</summary>
    public Value<int>? ExpectStatus { get; init; }
}

/// <summary>A program that has to end with exit code 0.</summary>
public sealed record CommandCheck
{
    /// <summary>The program and its arguments, at least one. No shell is used.</summary>
    public ValueList<string>? Argv { get; init; }
}
