using ContainerOS.Engine.State;

namespace ContainerOS.Engine.Tests.Recording;

/// <summary>
/// Real files that do not wait for the disk. A process that is killed loses the same with and without that; only a power failure loses
/// more, and no test has one. The waits take half of the time of the tests that kill runs.
/// </summary>
internal class UnflushedFiles : StateFiles
{
    protected override void Flush(Stream file) => file.Flush();
}
