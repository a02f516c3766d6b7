package io.zerodrop.dashboards.document;

import io.zerodrop.analyzer.result.Trigger;
import java.util.function.Function;

/** Fields that several kinds of document hold, always in the same order. */
final class CommonColumns {

  private CommonColumns() {}

  /** What the Elastic Common Schema wants to know of every document. */
  static <T> ShapeBuilder<T> start(
      Function<T, Long> time,
      Function<T, String> id,
      String dataset,
      String kind,
      String category,
      String type) {
    return new ShapeBuilder<T>()
        .time(EcsFields.TIMESTAMP, time)
        .constant(EcsFields.ECS_VERSION, EcsFields.VERSION)
        .text(EcsFields.EVENT_ID, id)
        .constant(EcsFields.EVENT_DATASET, "zerodrop." + dataset)
        .constant(EcsFields.EVENT_KIND, kind)
        .constant(EcsFields.EVENT_CATEGORY, category)
        .constant(EcsFields.EVENT_TYPE, type);
  }

  static <T> void trigger(ShapeBuilder<T> shape, Function<T, Trigger> given) {
    Function<T, Trigger> trigger = given.andThen(found -> found == null ? Trigger.UNKNOWN : found);
    shape
        .text(ZerodropFields.TRIGGER_KIND, v -> trigger.apply(v).kind().id())
        .text(ZerodropFields.TRIGGER_ACTOR, v -> trigger.apply(v).actor())
        .text(ZerodropFields.TRIGGER_IMPERSONATOR, v -> trigger.apply(v).impersonator())
        .text(ZerodropFields.TRIGGER_TOOL, v -> trigger.apply(v).tool())
        .text(ZerodropFields.TRIGGER_ACTION, v -> trigger.apply(v).action())
        .text(ZerodropFields.TRIGGER_OBJECT, v -> trigger.apply(v).object())
        .time(ZerodropFields.TRIGGER_AT, v -> trigger.apply(v).at())
        .texts(ZerodropFields.TRIGGER_CHANGES, v -> trigger.apply(v).changes())
        .texts(ZerodropFields.TRIGGER_CHAIN, v -> trigger.apply(v).chain())
        .each(
            ZerodropFields.TRIGGER_EVIDENCE, PartShapes.EVIDENCE, v -> trigger.apply(v).evidence());
  }
}
