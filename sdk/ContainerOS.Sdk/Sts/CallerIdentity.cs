using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Sts;

/// <summary>The identity of the caller (reply of GetCallerIdentity). Fields without a member are kept.</summary>
public sealed record CallerIdentity : JsonPart
{
    /// <summary>Creates an identity without fields.</summary>
    public CallerIdentity() { }

    internal CallerIdentity(JsonFields fields)
        : base(fields) { }

    /// <summary>The Alibaba Cloud account.</summary>
    public string? AccountId
    {
        get => Text("AccountId");
        init => Put("AccountId", value);
    }

    /// <summary>The ARN of the caller, such as <c>acs:ram::1234:user/admin</c>.</summary>
    public string? Arn
    {
        get => Text("Arn");
        init => Put("Arn", value);
    }

    /// <summary><c>Account</c>, <c>RAMUser</c> or <c>AssumedRoleUser</c>; more may be added.</summary>
    public string? IdentityType
    {
        get => Text("IdentityType");
        init => Put("IdentityType", value);
    }

    /// <summary>The id of the principal.</summary>
    public string? PrincipalId
    {
        get => Text("PrincipalId");
        init => Put("PrincipalId", value);
    }
}
