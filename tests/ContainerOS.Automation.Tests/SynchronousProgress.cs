namespace ContainerOS.Automation.Tests;

/// <summary>Reports progress in the call that makes it, unlike <see cref="Progress{T}"/>, which posts to a context.</summary>
/// <param name="report">Receives the progress.</param>
internal sealed class SynchronousProgress(Action<string> report) : IProgress<string>
{
    public void Report(string value) => report(value);
}
