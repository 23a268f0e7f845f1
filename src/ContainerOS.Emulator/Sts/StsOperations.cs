using System.Globalization;
using System.Text.RegularExpressions;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.Time;

namespace ContainerOS.Emulator.Sts;

/// <summary>
/// The operations of STS (2015-04-01). Bounds are those of its pages; codes of refusals are inferred where no page has them.
/// </summary>
internal static partial class StsOperations
{
    internal const string Version = "2015-04-01";
    internal const string WithOidc = "AssumeRoleWithOIDC";

    /// <summary>The id of the demo account's role.</summary>
    internal const string RoleId = "300000000000000001";

    private const string UserId = "200000000000000001";
    private const int MinSeconds = 900;
    private const int MaxSeconds = 3600;
    private const string RoleArn = $"acs:ram::{DemoAccount.AccountId}:role/{DemoAccount.RamRole}";

    internal static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Read("GetCallerIdentity", string.Empty, "/", Identity, "RequestId"),
        Operation.Read("AssumeRole", string.Empty, "/", AssumeRole, "RequestId"),
        Operation.Read(WithOidc, string.Empty, "/", AssumeRoleWithOidc, "RequestId"),
    ];

    private static FieldMap Identity(Call call) =>
        call.Caller is { } session
            ? FieldMap.Of(
                ("IdentityType", "AssumedRoleUser"),
                ("AccountId", DemoAccount.AccountId),
                ("PrincipalId", session.Id),
                ("RoleId", RoleId),
                ("Arn", session.Arn)
            )
            : FieldMap.Of(
                ("IdentityType", "RAMUser"),
                ("AccountId", DemoAccount.AccountId),
                ("PrincipalId", UserId),
                ("UserId", UserId),
                ("Arn", $"acs:ram::{DemoAccount.AccountId}:user/demo")
            );

    private static FieldMap AssumeRole(Call call) => Reply(call, Session(call));

    /// <summary>The token itself is not verified: any text of three parts is taken for one of the identity provider.</summary>
    private static FieldMap AssumeRoleWithOidc(Call call)
    {
        var session = Session(call);
        var provider = Required(call, "OIDCProviderArn");
        if (provider != DemoAccount.OidcProviderArn)
        {
            throw new ApiException(404, "EntityNotExist.OIDCProvider", $"The OIDC provider {provider} does not exist.");
        }

        if (Required(call, "OIDCToken").Split('.') is not [{ Length: > 0 }, { Length: > 0 }, { Length: > 0 }])
        {
            throw new ApiException(400, "AuthenticationFail.OIDCToken.Invalid", "This JWT is invalid.");
        }

        return Reply(call, session)
            .With(
                "OIDCTokenInfo",
                FieldMap.Of(("Issuer", "https://oidc.emulator.example"), ("Subject", "demo"), ("ClientIds", "sts.aliyuncs.com"))
            );
    }

    private static RoleSession Session(Call call)
    {
        var (role, name) = (Required(call, "RoleArn"), Required(call, "RoleSessionName"));
        ApiException.ThrowUnless(
            SessionName().IsMatch(name),
            "The parameter RoleSessionName is wrongly formed: 2 to 64 letters, digits, periods, at signs, hyphens and underscores",
            "InvalidParameter.RoleSessionName"
        );
        ApiException.ThrowUnless(Arn().IsMatch(role), "The parameter RoleArn is wrongly formed", "InvalidParameter.RoleArn");
        var text = call.Request.Parameter("DurationSeconds") is { Length: > 0 } given ? given : $"{MaxSeconds}";
        ApiException.ThrowUnless(
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                && seconds is >= MinSeconds and <= MaxSeconds,
            $"The parameter DurationSeconds must be {MinSeconds} to {MaxSeconds}",
            "InvalidParameter.DurationSeconds"
        );
        return role == RoleArn
            ? new(DemoAccount.RamRole, name, call.RealNow.AddSeconds(seconds))
            : throw new ApiException(404, "EntityNotExist.Role", $"The role {role} does not exist.");
    }

    private static FieldMap Reply(Call call, RoleSession session)
    {
        var key = call.TemporaryKeys!.Issue(session);
        return FieldMap.Of(
            ("AssumedRoleUser", FieldMap.Of(("Arn", session.Arn), ("AssumedRoleId", session.Id))),
            (
                "Credentials",
                FieldMap.Of(
                    ("AccessKeyId", key.Id),
                    ("AccessKeySecret", key.Secret),
                    ("SecurityToken", key.Token),
                    ("Expiration", TimeText.OfUtc(session.ExpiresAt))
                )
            )
        );
    }

    private static string Required(Call call, string name) =>
        call.Request.Parameter(name) is { Length: > 0 } value
            ? value
            : throw new ApiException(400, $"MissingParameter.{name}", $"The parameter {name} is missing.");

    [GeneratedRegex(@"^[A-Za-z0-9.@_-]{2,64}\z")]
    private static partial Regex SessionName();

    [GeneratedRegex(@"^acs:ram::[0-9]{1,20}:role/[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex Arn();
}
