using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ContainerOS.Protocol.Hosting;

/// <summary>
/// The secret that an engine of this repository and a plugin that it starts share, so that no other program of the machine can call one of
/// them. The provider protocol has no authentication: Pulumi's engine and the plugins of others have no such secret.
/// </summary>
public static class CallToken
{
    /// <summary>The variable through which a plugin gets the secret. Only the user of a process can read its variables.</summary>
    internal const string Variable = "CONTAINEROS_CALL_TOKEN";
    private const string Header = "containeros-call-token";
    private const int Bytes = 32;

    /// <summary>A new secret.</summary>
    public static string Create() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The secret of this plugin, or null without one. It is removed, so that no process the plugin starts inherits it.</summary>
    internal static string? TakeFromEnvironment()
    {
        var token = Environment.GetEnvironmentVariable(Variable);
        Environment.SetEnvironmentVariable(Variable, null);
        return token is { Length: > 0 } ? token : null;
    }

    /// <summary>Calls over a channel, with the secret if there is one.</summary>
    internal static CallInvoker CallsOf(GrpcChannel channel, string? token) =>
        token is null
            ? LoopbackChannel.CallsOf(channel)
            : LoopbackChannel
                .CallsOf(channel)
                .Intercept(metadata =>
                {
                    metadata.Add(Header, token);
                    return metadata;
                });

    /// <summary>Refuses all calls without the secret, before they are read.</summary>
    internal static void Require(WebApplication app, string token)
    {
        var expected = Encoding.UTF8.GetBytes(token);
        app.Use(
            (context, next) =>
            {
                if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.Request.Headers[Header].ToString()), expected))
                {
                    return next(context);
                }

                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            }
        );
    }
}
