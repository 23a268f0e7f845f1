using System.Globalization;
using ContainerOS.Sdk.Endpoints;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ContainerOS.Sdk.DependencyInjection.Configuration;

/// <summary>Reads options from a configuration section, without reflection.</summary>
/// <param name="section">The section.</param>
internal sealed class OptionsConfiguration(IConfiguration section)
{
    private static readonly string[] Keys =
    [
        "Region",
        "Endpoint",
        "AckEndpoint",
        "EcsEndpoint",
        "Network",
        "MaxRetries",
        "AttemptTimeout",
        "TotalTimeout",
    ];

    /// <summary>Sets the options that the section has.</summary>
    /// <exception cref="OptionsValidationException">A key is unknown or a value is invalid; the message names its path.</exception>
    public void Apply(ContainerOSOptions options)
    {
        RefuseUnknown();
        options.Region = TextOf("Region") ?? options.Region;
        options.Endpoint = TextOf("Endpoint") ?? options.Endpoint;
        options.AckEndpoint = TextOf("AckEndpoint") ?? options.AckEndpoint;
        options.EcsEndpoint = TextOf("EcsEndpoint") ?? options.EcsEndpoint;
        options.Network =
            Apply(
                "Network",
                "Public or Vpc",
                text =>
                    Enum.TryParse<EndpointNetwork>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
                        ? value
                        : (EndpointNetwork?)null
            ) ?? options.Network;
        options.MaxRetries =
            Apply(
                "MaxRetries",
                "a whole number",
                text => int.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : (int?)null
            ) ?? options.MaxRetries;
        options.AttemptTimeout = ReadTime("AttemptTimeout") ?? options.AttemptTimeout;
        options.TotalTimeout = ReadTime("TotalTimeout") ?? options.TotalTimeout;
    }

    private TimeSpan? ReadTime(string key) =>
        Apply(
            key,
            "a time such as 00:00:20",
            text => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : (TimeSpan?)null
        );

    private T? Apply<T>(string key, string expected, Func<string, T?> parse)
        where T : struct =>
        TextOf(key) is { } text ? parse(text) ?? throw Invalid($"{PathOf(key)} is \"{text}\"; {expected} is expected.") : null;

    private string? TextOf(string key) => string.IsNullOrWhiteSpace(section[key]) ? null : section[key];

    private void RefuseUnknown()
    {
        foreach (var child in section.GetChildren())
        {
            if (!Keys.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw Invalid(
                    $"{child.Path} is not an option of the client. The options are {string.Join(", ", Keys)}. "
                        + "Credentials come from the vendor's chain or from a registered ICredentialSource."
                );
            }
        }
    }

    private string PathOf(string key) => section is IConfigurationSection { Path: var path } ? $"{path}:{key}" : key;

    private static OptionsValidationException Invalid(string problem) => new(Options.DefaultName, typeof(ContainerOSOptions), [problem]);
}
