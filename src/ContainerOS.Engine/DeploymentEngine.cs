using ContainerOS.Engine.Deployment;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine;

/// <summary>Runs a Pulumi YAML program: previews it, deploys it, refreshes and destroys what it made.</summary>
/// <remarks>
/// Every call reads the program, its config and its state afresh. A program, config or state that can not be used, a wrong or missing passphrase and
/// a locked state throw <see cref="Diagnostics.ProgramException"/>; everything that goes wrong later is a diagnostic of the result.
/// </remarks>
/// <param name="options">What to deploy, where its state is, and who is told.</param>
public sealed class DeploymentEngine(EngineOptions options)
{
    /// <summary>What the program and its stack say; starts nothing.</summary>
    /// <exception cref="Diagnostics.ProgramException">They can not be read.</exception>
    public StackSettings ReadSettings() => Workspace.Load(options).Settings();

    /// <summary>The outputs of the last run.</summary>
    /// <param name="showSecrets">Whether secret outputs are decrypted; needs the passphrase when there are any.</param>
    /// <exception cref="Diagnostics.ProgramException">The program or state can not be read.</exception>
    public StackOutputs ReadOutputs(bool showSecrets = false)
    {
        var workspace = Workspace.Load(options);
        var stack = workspace.Store.Load().Stack;
        var outputs = stack?.Outputs ?? PropertyMap.Empty;
        return new StackOutputs(workspace.Project.Name, options.Stack, stack is not null, showSecrets ? outputs : Redaction.Hide(outputs));
    }

    /// <summary>Evaluates the program and checks every resource's properties with the provider; nothing else is asked of it.</summary>
    /// <exception cref="Diagnostics.ProgramException">The program or config can not be used.</exception>
    public Task<DeploymentResult> ValidateAsync(CancellationToken ct) => DeploymentRun.ExecuteAsync(options, RunKind.Validate, ct);

    /// <summary>What <see cref="UpAsync"/> would do; changes nothing, neither resources nor the state file.</summary>
    /// <exception cref="Diagnostics.ProgramException">The program, config or state can not be used.</exception>
    public Task<DeploymentResult> PreviewAsync(CancellationToken ct) => DeploymentRun.ExecuteAsync(options, RunKind.Preview, ct);

    /// <summary>Makes what is there what the program says.</summary>
    /// <exception cref="Diagnostics.ProgramException">The program, config or state can not be used.</exception>
    public Task<DeploymentResult> UpAsync(CancellationToken ct) => DeploymentRun.ExecuteAsync(options, RunKind.Up, ct);

    /// <summary>Takes what is really there over into the state.</summary>
    /// <exception cref="Diagnostics.ProgramException">The program, config or state can not be used.</exception>
    public Task<DeploymentResult> RefreshAsync(CancellationToken ct) => DeploymentRun.ExecuteAsync(options, RunKind.Refresh, ct);

    /// <summary>Removes everything the stack has, dependants first.</summary>
    /// <exception cref="Diagnostics.ProgramException">The program, config or state can not be used.</exception>
    public Task<DeploymentResult> DestroyAsync(CancellationToken ct) => DeploymentRun.ExecuteAsync(options, RunKind.Destroy, ct);

    /// <summary>What <see cref="DestroyAsync"/> would do.</summary>
    /// <exception cref="Diagnostics.ProgramException">The program, config or state can not be used.</exception>
    public Task<DeploymentResult> PreviewDestroyAsync(CancellationToken ct) =>
        DeploymentRun.ExecuteAsync(options, RunKind.PreviewDestroy, ct);
}
