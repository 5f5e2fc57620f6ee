package io.remanso.standalone.workers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Makes the readiness of one context that of all: the others join its group, whatever it
 * holds already.
 */
final class JointReadiness implements ApplicationContextInitializer<GenericApplicationContext> {

	private final List<RunningWorker> others;

	JointReadiness(List<RunningWorker> others) {
		this.others = List.copyOf(others);
	}

	@Override
	public void initialize(GenericApplicationContext context) {
		// Each stops in its own turn, not with this context.
		this.others.forEach((worker) -> context.registerBean(worker.name(), RunningWorker.class, () -> worker,
				(definition) -> definition.setDestroyMethodName("")));
		context.registerBean(HealthEndpointGroupsPostProcessor.class, () -> this::extend);
	}

	private HealthEndpointGroups extend(HealthEndpointGroups groups) {
		Set<String> names = this.others.stream().map(RunningWorker::name).collect(Collectors.toSet());
		Map<String, HealthEndpointGroup> extended = new HashMap<>();
		for (String name : groups.getNames()) {
			HealthEndpointGroup group = groups.get(name);
			if (group != null) {
				extended.put(name, name.equals(Readiness.GROUP) ? new WiderGroup(group, names) : group);
			}
		}
		return HealthEndpointGroups.of(groups.getPrimary(), extended);
	}

}
