using System.Collections.Immutable;
using System.Text.Json;
using ContainerOS.Authoring;
using Pulumi;
using Pulumi.Testing;

namespace ContainerOS.Infra.Testing;

/// <summary>
/// Runs a stack in a unit test, without engine, plugin or cloud. Resources of ContainerOS answer as the provider would; other resources
/// answer with their inputs and the id <c>NAME-id</c>, or as the test says. Tests may run in parallel.
/// </summary>
/// <example>
/// <code>
/// var stack = await new StackTest()
///     .WithConfig("shop:clusterId", "c1")
///     .WithStackReference("acme/network/prod", ("vSwitchIds", new[] { "vsw-1" }))
///     .RunAsync&lt;ShopStack&gt;();
/// Assert.Equal("3.6.1", await stack.Resource&lt;NodePool&gt;("web").OsVersion.ValueAsync());
/// </code>
/// </example>
public sealed class StackTest
{
    private readonly Dictionary<string, string> config = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableDictionary<string, object>> references = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<ImmutableDictionary<string, object>, object>> others = new(StringComparer.Ordinal);
    private readonly HashSet<string> secretConfig = new(StringComparer.Ordinal);

    /// <summary>The project. Settings without a namespace belong to it.</summary>
    public string Project { get; init; } = "project";

    /// <summary>The stack.</summary>
    public string Stack { get; init; } = "test";

    /// <summary>The organization, as stack references name it.</summary>
    public string Organization { get; init; } = "organization";

    /// <summary>Whether the stack is previewed: outputs that a preview cannot know are unknown. By default it is an update.</summary>
    public bool IsPreview { get; init; }

    /// <summary>The Kubernetes version of all clusters, such as <c>1.33.3-aliyun.1</c>. Rules about versions use it.</summary>
    public string KubernetesVersion { get; init; } = SimulatedCluster.Default.KubernetesVersion;

    /// <summary>Sets a value of the configuration.</summary>
    /// <param name="key">The key, such as <c>clusterId</c> of the project, or <c>containeros:region</c>.</param>
    /// <param name="value">The value. Other types than text are written as JSON, as Pulumi stores them.</param>
    public StackTest WithConfig(string key, object value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        config[key.Contains(':', StringComparison.Ordinal) ? key : $"{Project}:{key}"] = value as string ?? JsonSerializer.Serialize(value);
        return this;
    }

    /// <summary>Sets a secret of the configuration.</summary>
    /// <inheritdoc cref="WithConfig(string, object)"/>
    public StackTest WithSecretConfig(string key, object value)
    {
        WithConfig(key, value);
        secretConfig.Add(key.Contains(':', StringComparison.Ordinal) ? key : $"{Project}:{key}");
        return this;
    }

    /// <summary>Sets the outputs of another stack, which the program reads by a <see cref="StackReference"/>.</summary>
    /// <param name="stack">Its name as the program writes it, such as <c>acme/network/prod</c>.</param>
    /// <param name="outputs">The outputs by name.</param>
    public StackTest WithStackReference(string stack, params (string Name, object Value)[] outputs)
    {
        references[stack] = outputs.ToImmutableDictionary(output => output.Name, output => output.Value);
        return this;
    }

    /// <summary>Sets what a resource or function of another package answers.</summary>
    /// <param name="token">Its token, such as <c>alicloud:vpc/switch:Switch</c>.</param>
    /// <param name="answer">The outputs, from the inputs.</param>
    public StackTest WithAnswer(string token, Func<ImmutableDictionary<string, object>, object> answer)
    {
        others[token] = answer;
        return this;
    }

    /// <summary>Runs a stack that is a class.</summary>
    /// <typeparam name="TStack">The class.</typeparam>
    /// <exception cref="StackFailedException">The program fails, or the provider rejects a resource.</exception>
    public Task<TestedStack> RunAsync<TStack>()
        where TStack : Stack, new() =>
        RunAsync(
            (mocks, options, started) => Deployment.TestWithServiceProviderAsync<TStack>(mocks, new StackFactory<TStack>(started), options)
        );

    /// <summary>Runs a program that is a function.</summary>
    /// <param name="program">The function that <c>Deployment.RunAsync</c> is called with.</param>
    /// <exception cref="StackFailedException">The program fails, or the provider rejects a resource.</exception>
    public Task<TestedStack> RunAsync(Func<IDictionary<string, object?>> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        IDictionary<string, object?>? outputs = null;
        return RunAsync(
            async (mocks, options, started) =>
            {
                var result = await Deployment
                    .TestAsync(
                        mocks,
                        options,
                        () =>
                        {
                            started();
                            return outputs = program();
                        }
                    )
                    .ConfigureAwait(false);
                return result.Resources;
            },
            () => outputs
        );
    }

    /// <summary>Runs a program that is a function without outputs.</summary>
    /// <param name="program">The function that <c>Deployment.RunAsync</c> is called with.</param>
    /// <exception cref="StackFailedException">The program fails, or the provider rejects a resource.</exception>
    public Task<TestedStack> RunAsync(Action program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return RunAsync(() =>
        {
            program();
            return new Dictionary<string, object?>();
        });
    }

    private async Task<TestedStack> RunAsync(
        Func<IMocks, TestOptions, Action, Task<ImmutableArray<Resource>>> run,
        Func<IDictionary<string, object?>?>? outputs = null
    )
    {
        var answers = new ProviderAnswers(references, others, new SimulatedCluster(KubernetesVersion), config);
        var options = new TestOptions
        {
            ProjectName = Project,
            StackName = Stack,
            OrganizationName = Organization,
            IsPreview = IsPreview,
        };
        using var settings = await TestConfig.SetAsync(config, secretConfig).ConfigureAwait(false);
        try
        {
            var resources = await run(answers, options, settings.Dispose).ConfigureAwait(false);
            return new TestedStack(resources, answers.Registered, outputs?.Invoke());
        }
        catch (RunException error)
        {
            throw new StackFailedException([error.Message], error);
        }
        catch (AggregateException error)
        {
            throw new StackFailedException([.. error.InnerExceptions.Select(inner => inner.Message)], error);
        }
    }

    /// <summary>Creates the stack when Pulumi has read the configuration.</summary>
    private sealed class StackFactory<TStack>(Action started) : IServiceProvider
        where TStack : Stack, new()
    {
        public object GetService(Type serviceType)
        {
            started();
            return new TStack();
        }
    }
}
