using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs.InstanceTypes;

/// <summary>One page of instance types.</summary>
internal sealed record InstanceTypePage : JsonPart
{
    internal InstanceTypePage(JsonFields fields) : base(fields)
    {
    }

    /// <summary>The types on it.</summary>
    public IEnumerable<InstanceType> Types => ReplyOrigin.Items(Fields.Tree, "InstanceTypes", "InstanceType").Select(type => new InstanceType(type));

    /// <summary>What asks for the next page; null on the last.</summary>
    public string? NextToken => Text("NextToken") is { Length: > 0 } token ? token : null;

    /// <summary>The error that the next page would be this one.</summary>
    public UnexpectedFieldException Repeated() => ReplyOrigin.Unexpected(Fields.Tree, "NextToken", "another token than the one asked with");
}
