using ContainerOsInfra1;
using Pulumi;

return await Deployment.RunAsync<PoolStack>();
