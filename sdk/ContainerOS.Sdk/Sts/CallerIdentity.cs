using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Sts;

/// <summary>Who a call is made as (reply of GetCallerIdentity). Fields this type does not name are kept.</summary>
public sealed record CallerIdentity : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public CallerIdentity() { }

    internal CallerIdentity(JsonFields fields)
        : base(fields) { }

    /// <summary>The Alibaba Cloud account.</summary>
    public string? AccountId
    {
        get => Text("AccountId");
        init => Put("AccountId", value);
    }

    /// <summary>The caller's resource name, such as <c>acs:ram::1234:user/admin</c>.</summary>
    public string? Arn
    {
        get => Text("Arn");
        init => Put("Arn", value);
    }

    /// <summary><c>Account</c>, <c>RAMUser</c> or <c>AssumedRoleUser</c>; others may come.</summary>
    public string? IdentityType
    {
        get => Text("IdentityType");
        init => Put("IdentityType", value);
    }

    /// <summary>Id of the principal.</summary>
    public string? PrincipalId
    {
        get => Text("PrincipalId");
        init => Put("PrincipalId", value);
    }
}
