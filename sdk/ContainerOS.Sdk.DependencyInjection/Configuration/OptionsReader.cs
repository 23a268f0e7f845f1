using System.Globalization;
using ContainerOS.Sdk.Endpoints;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ContainerOS.Sdk.DependencyInjection.Configuration;

/// <summary>Reads options from a section of configuration, without reflection.</summary>
/// <param name="section">The section.</param>
internal sealed class OptionsReader(IConfiguration section)
{
    private static readonly string[] Known =
    [
        "Region",
        "Endpoint",
        "AckEndpoint",
        "EcsEndpoint",
        "Network",
        "MaxRetries",
        "TryTimeout",
        "TotalTimeout",
    ];

    /// <summary>Sets what is configured.</summary>
    /// <exception cref="OptionsValidationException">A key is unknown or a value can not be read; the message says where.</exception>
    public void Read(ContainerOSOptions options)
    {
        RefuseUnknown();
        options.Region = Given("Region") ?? options.Region;
        options.Endpoint = Given("Endpoint") ?? options.Endpoint;
        options.AckEndpoint = Given("AckEndpoint") ?? options.AckEndpoint;
        options.EcsEndpoint = Given("EcsEndpoint") ?? options.EcsEndpoint;
        options.Network =
            Read(
                "Network",
                "Public or Vpc",
                text =>
                    Enum.TryParse<EndpointNetwork>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
                        ? value
                        : (EndpointNetwork?)null
            ) ?? options.Network;
        options.MaxRetries =
            Read(
                "MaxRetries",
                "a whole number",
                text => int.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : (int?)null
            ) ?? options.MaxRetries;
        options.TryTimeout = ReadTime("TryTimeout") ?? options.TryTimeout;
        options.TotalTimeout = ReadTime("TotalTimeout") ?? options.TotalTimeout;
    }

    private TimeSpan? ReadTime(string key) =>
        Read(
            key,
            "a time such as 00:00:20",
            text => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : (TimeSpan?)null
        );

    private T? Read<T>(string key, string expected, Func<string, T?> parse)
        where T : struct =>
        Given(key) is { } text ? parse(text) ?? throw Wrong($"{PathOf(key)} is \"{text}\"; {expected} is expected.") : null;

    private string? Given(string key) => string.IsNullOrWhiteSpace(section[key]) ? null : section[key];

    private void RefuseUnknown()
    {
        foreach (var child in section.GetChildren())
        {
            if (!Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw Wrong(
                    $"{child.Path} is no setting of the client. There are {string.Join(", ", Known)}; credentials come from the vendor's chain or from an ICredentialSource among the services."
                );
            }
        }
    }

    private string PathOf(string key) => section is IConfigurationSection { Path: var path } ? $"{path}:{key}" : key;

    private static OptionsValidationException Wrong(string problem) => new(Options.DefaultName, typeof(ContainerOSOptions), [problem]);
}
